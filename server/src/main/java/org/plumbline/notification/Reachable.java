package org.plumbline.notification;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Which addresses the server calls when somebody names them: those of the public internet, and those that the operator has
 * allowed. Whoever can name an address must not be able to look around behind the server's firewall.
 *
 * <p>Not public: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its successors), multicast, and all
 * of IPv6 outside of 2000::/3.
 */
record Reachable(List<IpAddressMatcher> allowed) {

    private static final List<IpAddressMatcher> PRIVATE = matchers(
            "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,"
                    + "192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/4,240.0.0.0/4,"
                    + "2001::/23,2001:db8::/32,2002::/16,3fff::/20");

    private static final IpAddressMatcher PUBLIC_IPV6 = new IpAddressMatcher("2000::/3");

    /** @param allowed networks as an operator writes them, for example {@code 10.20.0.0/16,192.168.7.4} */
    static Reachable allowing(String allowed) {
        return new Reachable(matchers(allowed));
    }

    boolean isAllowedByOperator(InetAddress address) {
        return allowed.stream().anyMatch(each -> each.matches(address.getHostAddress()));
    }

    boolean isReachable(InetAddress address) {
        return isAllowedByOperator(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        var written = address.getHostAddress();
        return PRIVATE.stream().noneMatch(each -> each.matches(written))
                && (address.getAddress().length == 4 || PUBLIC_IPV6.matches(written));
    }

    private static List<IpAddressMatcher> matchers(String networks) {
        return Arrays.stream(networks.split(","))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }
}
