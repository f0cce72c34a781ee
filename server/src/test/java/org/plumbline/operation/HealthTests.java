package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.PlumblineTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.DataSourceBuilder;

@PlumblineTest
class HealthTests {

    @Autowired
    private Browser.Opener browsers;

    @Test
    void aMonitorIsToldThatTheDatabaseAnswersAndNothingElse() {
        var answer = browsers.ofAStranger().get("/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"database\":\"answers\"}");
        assertThat(answer.response().getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aDatabaseThatIsAwayIsSaidToBeAway() {
        var nowhere = DataSourceBuilder.create()
                .type(org.postgresql.ds.PGSimpleDataSource.class)
                .url("jdbc:postgresql://127.0.0.1:1/nothing")
                .build();

        assertThat(new Health(nowhere).databaseAnswers()).isFalse();
        assertThat(new HealthPages(new Health(nowhere)).health().getStatusCode().value())
                .isEqualTo(503);
    }
}
