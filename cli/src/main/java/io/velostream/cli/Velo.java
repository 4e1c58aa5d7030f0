package io.velostream.cli;

/// The `velo` command.
public final class Velo {
    private Velo() {}

    public static void main(String[] arguments) {
        System.out.println("velo");
    }
}
