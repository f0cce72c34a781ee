package org.plumbline.operation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the server listens. */
final class Door {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on (default: ${DEFAULT-VALUE}, which only this machine can reach: put a "
                            + "proxy with TLS before it).")
    private String address = "127.0.0.1";

    /** Before anything is started, so that the message is all there is to read. */
    void refuseIfTaken() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException exception) {
            throw new CannotStart(
                    "Port " + port + " on " + address + " cannot be used: " + exception.getMessage()
                            + ". Stop what is using it, or choose another with --port.",
                    exception);
        }
    }

    Map<String, ?> properties() {
        return Map.of("server.port", port, "server.address", address);
    }

    String url() {
        return "http://" + (address.equals("127.0.0.1") || address.equals("0.0.0.0") ? "localhost" : address) + ":"
                + port;
    }
}
