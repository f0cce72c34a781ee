package org.plumbline.organisation;

import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where a person is signed in. */
@Component
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> repository;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository) {
        this.repository = repository;
    }

    int count(UUID person) {
        return repository.findByPrincipalName(person.toString()).size();
    }

    void endAll(UUID person) {
        endAllBut("", person);
    }

    void endAllBut(String kept, UUID person) {
        repository.findByPrincipalName(person.toString()).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(repository::deleteById);
    }
}
