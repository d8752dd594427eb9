package io.folkmoot.gateway.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Answer.Accepted;
import io.folkmoot.protocol.frames.Answer.Nodes;
import io.folkmoot.protocol.frames.Failure;
import io.folkmoot.protocol.frames.FindNode;
import io.folkmoot.protocol.frames.Ping;
import io.folkmoot.protocol.frames.Response;
import io.folkmoot.protocol.frames.Send;
import io.folkmoot.protocol.identity.NodeId;
import org.junit.jupiter.api.Test;

class EchoTest {
    @Test
    void whatIsSentComesBack() {
        Bytes sealed = Bytes.utf8("hello");
        assertThat(Echo.answer(new Send(sealed))).isEqualTo(new Response(new Accepted(sealed)));
    }

    @Test
    void itKnowsNobody() {
        NodeId target = NodeId.of(Bytes.adopt(new byte[NodeId.LENGTH]));
        assertThat(Echo.answer(new FindNode(target, 20)))
                .isInstanceOfSatisfying(
                        Response.class,
                        response -> assertThat(response.answer())
                                .isInstanceOfSatisfying(
                                        Nodes.class,
                                        nodes -> assertThat(nodes.contacts()).isEmpty()));
    }

    @Test
    void everythingElseIsRefusedAsUnsupported() {
        assertThat(Echo.answer(new Ping()))
                .isInstanceOfSatisfying(
                        Failure.class, refusal -> assertThat(refusal.reason()).isEqualTo(Failure.Reason.UNSUPPORTED));
    }
}
