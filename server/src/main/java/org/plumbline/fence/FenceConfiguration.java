package org.plumbline.fence;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes every transaction of the application a fenced one. */
@Configuration(proxyBeanMethods = false)
class FenceConfiguration {

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new FencedTransactions(dataSource);
    }
}
