package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.page.Refused;
import org.springframework.beans.factory.annotation.Autowired;

@PlumblineTest
class InstallationTests {

    private static final String PASSWORD = "long enough for one factor";

    @Autowired
    private Installation installation;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Browser.Opener browsers;

    @Test
    void theFirstAdministratorOfAnInspectorateCanSignIn() {
        add("First Inspectorate", "first@inspectorate.example", PASSWORD);

        var browser = browsers.ofAStranger();
        var signedIn = browser.submit(
                browser.get("/sign-in"), "/sign-in", "email", "first@inspectorate.example", "password", PASSWORD);

        assertThat(signedIn.path()).isEqualTo("/home");
    }

    @Test
    void anInspectorateIsAddedOnce() {
        add("Second Inspectorate", "second@inspectorate.example", PASSWORD);

        assertThatThrownBy(() -> add("second  inspectorate", "other@inspectorate.example", PASSWORD))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("of that name already");
    }

    @Test
    void nothingIsAddedWhenThePasswordWillNotDo() {
        assertThatThrownBy(() -> add("Third Inspectorate", "third@inspectorate.example", "short"))
                .isInstanceOf(Refused.class);

        assertThat(organisations.findBySlug("third-inspectorate")).isEmpty();
    }

    @Test
    void aNameBecomesAWebAddress() {
        assertThat(Installation.slug(" Arolygiaeth Gwasanaethau Tŷ'r Glas (Cymru) "))
                .isEqualTo("arolygiaeth-gwasanaethau-ty-r-glas-cymru");
    }

    private Organisation add(String name, String email, String password) {
        return Fence.asTheServer(() ->
                installation.addInspectorate(name, Nation.ENGLAND_AND_WALES, "Ada Administrator", email, password));
    }
}
