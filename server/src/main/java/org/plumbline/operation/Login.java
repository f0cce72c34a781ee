package org.plumbline.operation;

/** A role of the database and its password. */
public record Login(String user, String password) {

    /** Without the password: a login may end up in a log. */
    @Override
    public String toString() {
        return user;
    }
}
