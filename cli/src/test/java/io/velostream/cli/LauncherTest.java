package io.velostream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher script in a small tree of its own, with a JDK and a Maven that only say how they
/// were called.
class LauncherTest {
    private static final String FAKE_MAVEN =
            """
            #!/bin/sh
            case "$*" in *--version*) echo "Apache Maven ${FAKE_MAVEN_VERSION:-3.9.9}"; exit 0 ;; esac
            echo "maven with $JAVA_HOME: $*" >>"$CALLS"
            echo "[INFO] Building velostream-types 0.1.0 [1/14]"
            if [ -n "${FAKE_MAVEN_FAILS:-}" ]; then
                echo "[ERROR] Broken.java:[1,10] reached end of file"
                exit 1
            fi
            mkdir -p cli/target/velo/lib
            : >cli/target/velo/lib/a.jar
            : >cli/target/velo/lib/b.jar
            """;

    private static final String FAKE_JAVA =
            """
            #!/bin/sh
            for argument in "$@"; do
                case $argument in
                -XX:AOTCacheOutput=*)
                    echo "train" >>"$CALLS"
                    [ -n "${FAKE_AOT_FAILS:-}" ] || echo cache >"${argument#*=}"
                    exit 0
                    ;;
                esac
            done
            printf 'java'
            printf ' [%s]' "$@"
            echo
            """;

    @TempDir Path root;
    private Path home;
    private Path jdk;
    private Path calls;
    private Path bin;

    record Output(int status, String out, String err) {}

    @BeforeEach
    void makeTree() throws IOException {
        home = Files.createDirectories(root.resolve("my project"));
        Files.copy(script(), home.resolve("velo"));
        Files.createDirectories(home.resolve("types/src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("types/pom.xml"), "<project/>");
        Files.writeString(home.resolve("types/src/main/java/A.java"), "class A {}");
        jdk = jdk("jdk", "25.0.1");
        bin = Files.createDirectories(root.resolve("bin"));
        executable(bin.resolve("mvn"), FAKE_MAVEN);
        calls = root.resolve("calls");
    }

    private static Path script() {
        // Tests run in the module's folder.
        return Path.of("..", "velo").toAbsolutePath().normalize();
    }

    private Path jdk(String name, String version) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Files.createDirectories(folder.resolve("bin"));
        executable(folder.resolve("bin/java"), FAKE_JAVA);
        executable(folder.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(
                folder.resolve("release"),
                "IMPLEMENTOR_VERSION=\"Fake-" + version + "\"\nJAVA_VERSION=\"" + version + "\"\n");
        return folder;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", home.resolve("velo").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        Map<String, String> all = builder.environment();
        all.keySet().removeIf(key -> key.startsWith("VELO_") || key.equals("JAVA_HOME"));
        all.put("PATH", bin + ":" + all.get("PATH"));
        all.put("HOME", root.toString());
        all.put("CALLS", calls.toString());
        all.put("VELO_JAVA_HOME", jdk.toString());
        all.putAll(environment);
        return builder.start();
    }

    private static Output output(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Output(process.waitFor(), out, err);
    }

    private Output velo(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return output(start(environment, arguments));
    }

    private Output velo(String... arguments) throws IOException, InterruptedException {
        return velo(Map.of(), arguments);
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /// Sets the time of a file to after or before everything else.
    private void touch(String file, long secondsFromNow) throws IOException {
        Files.setLastModifiedTime(
                home.resolve(file),
                FileTime.fromMillis(System.currentTimeMillis() + secondsFromNow * 1000));
    }

    @Test
    void buildsOnceThenOnlyRuns() throws Exception {
        Output first = velo("query", "SELECT 1");
        assertThat(first.status()).isZero();
        assertThat(first.err())
                .contains("first run here", "build.log", "built in", "preparing fast starts");
        assertThat(first.out()).startsWith("java ").endsWith("[query] [SELECT 1]\n");
        assertThat(first.out())
                .contains(
                        "[-XX:AOTCache=" + home.toRealPath() + "/cli/target/velo/Fake-25.0.1.aot]")
                .contains("/lib/a.jar:" + home.toRealPath() + "/cli/target/velo/lib/b.jar]");
        Output second = velo("run", "a b.sql");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).endsWith("[run] [a b.sql]\n");
        assertThat(calls()).hasSize(2);
        assertThat(calls().getFirst())
                .startsWith("maven with " + jdk + ": ")
                .endsWith("-pl cli -am package");
        assertThat(Files.readString(home.resolve(".velo/build.log"))).contains("velostream-types");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "types/pom.xml", "types/src/main/java/A.java"})
    void buildsAgainWhenASourceIsNewer(String file) throws Exception {
        velo();
        touch(file, 10);
        assertThat(velo().err()).contains("sources are newer than the build");
        assertThat(calls()).hasSize(4);
    }

    @Test
    void buildsAgainWhenASourceWasRemoved() throws Exception {
        velo();
        Files.delete(home.resolve("types/src/main/java/A.java"));
        touch("types/src/main/java", 10);
        assertThat(velo().err()).contains("sources are newer than the build");
    }

    @Test
    void showsWhyABuildFailedAndTriesAgain() throws Exception {
        Output failed = velo(Map.of("FAKE_MAVEN_FAILS", "yes"));
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).contains("Broken.java:[1,10]", "the whole log is");
        assertThat(home.resolve(".velo/lock")).doesNotExist();
        assertThat(velo().status()).isZero();
    }

    @Test
    void takesTheWrapperWhereMavenIsTooOld() throws Exception {
        executable(home.resolve("mvnw"), FAKE_MAVEN.replace("maven with", "wrapper with"));
        velo(Map.of("FAKE_MAVEN_VERSION", "3.5.4"));
        assertThat(calls().getFirst()).startsWith("wrapper with");
    }

    @Test
    void twoFirstRunsBuildOnce() throws Exception {
        Process one = start(Map.of());
        Process two = start(Map.of());
        assertThat(output(one).status()).isZero();
        assertThat(output(two).status()).isZero();
        assertThat(calls()).hasSize(2);
    }

    @Test
    void aLockWhoseOwnerDiedIsRemoved() throws Exception {
        Files.createDirectories(home.resolve(".velo/lock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(home.resolve(".velo/lock/pid"), dead.pid() + "\n");
        assertThat(velo().status()).isZero();
    }

    @Test
    void runsWithoutAnAotCache() throws Exception {
        Output first = velo(Map.of("FAKE_AOT_FAILS", "yes"));
        assertThat(first.status()).isZero();
        assertThat(first.out()).doesNotContain("AOTCache");
        velo();
        assertThat(calls()).hasSize(2);
    }

    @Test
    void anotherJdkGetsAnAotCacheOfItsOwn() throws Exception {
        velo();
        Output other = velo(Map.of("VELO_JAVA_HOME", jdk("other", "26").toString()));
        assertThat(other.out()).contains("Fake-26.aot");
        assertThat(calls()).hasSize(3);
    }

    @Test
    void findsAJdkByJavaHomeThenByPathThenInFolders() throws Exception {
        Path inHome = jdk(".jdks/temurin", "25");
        Map<String, String> none = Map.of("VELO_JAVA_HOME", "", "PATH", bin + ":/usr/bin:/bin");
        Path old = jdk("old", "21.0.2");
        Map<String, String> javaHome = Map.of("VELO_JAVA_HOME", "", "JAVA_HOME", jdk.toString());
        velo(javaHome);
        assertThat(calls().getFirst()).startsWith("maven with " + jdk + ":");
        Files.delete(calls);
        touch("pom.xml", 10);
        // A link on the PATH, as package managers make them; JAVA_HOME is too old.
        Files.createSymbolicLink(bin.resolve("java"), inHome.resolve("bin/java"));
        velo(
                Map.of(
                        "VELO_JAVA_HOME",
                        "",
                        "JAVA_HOME",
                        old.toString(),
                        "PATH",
                        bin + ":/usr/bin:/bin"));
        assertThat(calls().getFirst()).startsWith("maven with " + inHome + ":");
        Files.delete(bin.resolve("java"));
        // The machine may have another one that is found first.
        assertThat(velo(none).err()).doesNotContain("no JDK");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
        Output output = velo(Map.of("VELO_JAVA_HOME", jdk("old", "17.0.1").toString()));
        assertThat(output.status()).isEqualTo(1);
        assertThat(output.err()).contains("is not a JDK 25 or newer");
    }

    @Test
    void passesHeapAndFlagsOn() throws Exception {
        velo();
        Output output = velo(Map.of("VELO_HEAP", "3g", "VELO_JAVA_OPTS", "-Da=1 -Db=2"), "x");
        assertThat(output.out()).contains("[-Xmx3g]", "[-Da=1] [-Db=2]").doesNotContain("RAMPerc");
    }

    @Test
    void isFoundThroughALink() throws Exception {
        velo();
        Path link = Files.createSymbolicLink(bin.resolve("velo"), home.resolve("velo"));
        ProcessBuilder builder = new ProcessBuilder("sh", link.toString(), "help");
        builder.environment().put("VELO_JAVA_HOME", jdk.toString());
        assertThat(output(builder.start()).out()).endsWith("[help]\n");
    }
}
