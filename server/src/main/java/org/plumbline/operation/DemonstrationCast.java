package org.plumbline.operation;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DATA_PROTECTION_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;
import static org.plumbline.organisation.Role.OVERSEER;

import java.util.List;
import java.util.Set;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The organisations and people of the demonstration; nobody of them exists. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationCast {

    /** Everybody's password; the sign-in page of a demonstration says it. */
    static final String PASSWORD = "plumbline demonstration";

    private final Organisations organisations;

    DemonstrationCast(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Those who do something in the story. */
    record People(
            Organisation northmoor,
            Organisation eastholm,
            SignedIn administrator,
            SignedIn lead,
            SignedIn otherLead,
            List<SignedIn> inspectors,
            SignedIn duty,
            SignedIn liaison,
            List<SignedIn> reviewers,
            SignedIn chief) {}

    People join() {
        return Fence.asTheServer(() -> {
            var inspectorate = organisations.add(
                    OrganisationKind.INSPECTORATE,
                    "Inspectorate of Child Protection (invented)",
                    "inspectorate",
                    Nation.ENGLAND_AND_WALES);
            var northmoor =
                    organisation(OrganisationKind.FORCE, "Northmoor Police (invented)", "northmoor", inspectorate);
            var eastholm =
                    organisation(OrganisationKind.FORCE, "Eastholm Constabulary (invented)", "eastholm", inspectorate);
            var ministry = organisation(
                    OrganisationKind.OVERSIGHT, "Ministry oversight unit (invented)", "ministry", inspectorate);
            person(inspectorate, "Owen Bright", "owen.bright@inspectorate.example", DATA_PROTECTION_OFFICER);
            person(eastholm, "Victor Hale", "victor.hale@eastholm.example", FORCE_LIAISON);
            person(eastholm, "Judith Ames", "judith.ames@eastholm.example", CHIEF_OFFICER);
            person(ministry, "Beatrice Lund", "beatrice.lund@ministry.example", OVERSEER);
            return new People(
                    northmoor,
                    eastholm,
                    person(inspectorate, "Lena Hofmann", "lena.hofmann@inspectorate.example", ADMINISTRATOR),
                    person(inspectorate, "Ruth Adeyemi", "ruth.adeyemi@inspectorate.example", LEAD_INSPECTOR),
                    person(inspectorate, "Tomos Pryce", "tomos.pryce@inspectorate.example", LEAD_INSPECTOR),
                    List.of(
                            person(inspectorate, "Hannah Okafor", "hannah.okafor@inspectorate.example", INSPECTOR),
                            person(inspectorate, "Daniel Whitlock", "daniel.whitlock@inspectorate.example", INSPECTOR),
                            person(inspectorate, "Priya Nair", "priya.nair@inspectorate.example", INSPECTOR)),
                    person(inspectorate, "Moira Kerr", "moira.kerr@inspectorate.example", DUTY_INSPECTOR),
                    person(northmoor, "Gareth Lowe", "gareth.lowe@northmoor.example", FORCE_LIAISON),
                    List.of(
                            person(northmoor, "Sana Iqbal", "sana.iqbal@northmoor.example", CASE_REVIEWER),
                            person(northmoor, "Colin Marsh", "colin.marsh@northmoor.example", CASE_REVIEWER)),
                    person(northmoor, "Alison Thorne", "alison.thorne@northmoor.example", CHIEF_OFFICER));
        });
    }

    private Organisation organisation(OrganisationKind kind, String name, String slug, Organisation inspectorate) {
        return organisations.add(kind, name, slug, Nation.ENGLAND_AND_WALES, inspectorate);
    }

    private SignedIn person(Organisation organisation, String name, String email, Role role) {
        organisations.addPerson(organisation, name, email, Set.of(role), PASSWORD);
        return organisations.signedIn(email).orElseThrow();
    }
}
