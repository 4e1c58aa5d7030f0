package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The arrows between modules, read from the poms, printed and checked: a module may use what is
/// listed here and nothing else.
class ModuleGraphTest {
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("types", Set.of()),
                    Map.entry("connect", Set.of("types")),
                    Map.entry("sql", Set.of("types")),
                    Map.entry("functions", Set.of("types")),
                    Map.entry("planner", Set.of("sql", "functions", "connect", "types")),
                    Map.entry("engine", Set.of("planner", "functions", "types")),
                    Map.entry("formats", Set.of("connect", "types")),
                    Map.entry("connector-file", Set.of("connect", "formats", "types")),
                    Map.entry("connector-generator", Set.of("connect", "formats", "types")),
                    Map.entry("connector-nexmark", Set.of("connect", "types")),
                    Map.entry("connector-console", Set.of("connect", "formats", "types")),
                    Map.entry("runtime", Set.of("engine", "planner", "connect", "types")),
                    Map.entry(
                            "cli",
                            Set.of(
                                    "runtime",
                                    "connector-file",
                                    "connector-generator",
                                    "connector-nexmark",
                                    "connector-console")),
                    Map.entry("testing", Set.of("types", "functions", "planner", "connect")),
                    Map.entry(
                            "benchmarks",
                            Set.of(
                                    "runtime",
                                    "formats",
                                    "connector-generator",
                                    "connector-console")),
                    Map.entry("peers", Set.of("cli")),
                    Map.entry("peers-flink", Set.of("peers")),
                    Map.entry("peers-esper", Set.of("peers")),
                    Map.entry("spec", Set.of()));

    @Test
    void everyModuleUsesOnlyWhatItMay() throws Exception {
        Map<String, Set<String>> graph = new TreeMap<>();
        for (Path pom : poms()) {
            readPom(pom, graph);
        }
        graph.forEach((module, uses) -> System.out.println(module + " -> " + uses));
        assertThat(graph.keySet()).isEqualTo(MAY_USE.keySet());
        graph.forEach((module, uses) ->
                assertThat(MAY_USE.get(module)).as("what %s uses", module).containsAll(uses));
    }

    private static List<Path> poms() throws IOException {
        Path root = SpecTest.root();
        try (Stream<Path> files = Files.walk(root, 4)) {
            return files.filter(file -> file.getFileName().toString().equals("pom.xml"))
                    .filter(file -> !file.equals(root.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    private static void readPom(Path pom, Map<String, Set<String>> graph) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        Element project = document.getDocumentElement();
        String module = "";
        NodeList children = project.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals("artifactId")) {
                module = shortName(children.item(i).getTextContent());
            }
        }
        Set<String> uses = new TreeSet<>();
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            boolean ours = text(dependency, "groupId").equals("io.velostream");
            if (ours && !text(dependency, "scope").equals("test")) {
                uses.add(shortName(text(dependency, "artifactId")));
            }
        }
        graph.put(module, uses);
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static String shortName(String artifact) {
        return artifact.replace("velostream-", "");
    }
}
