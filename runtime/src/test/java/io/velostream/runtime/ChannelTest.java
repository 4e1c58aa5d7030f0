package io.velostream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.exchange.InUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Everybody sends to everybody through the smallest channels there are, so that all of them are
/// full nearly all the time: nothing may get lost or overtake, and nobody may wait for ever.
class ChannelTest {
    private static final int UNITS = 3_000;

    private static final class Message implements InUnits {
        private long unit;
        private int part;
        private boolean endsUnit;
        private End end = End.NONE;

        @Override
        public long unit() {
            return unit;
        }

        @Override
        public boolean endsUnit() {
            return endsUnit;
        }

        @Override
        public End end() {
            return end;
        }
    }

    /// The threads of one round and what they found wrong.
    private static final class Round {
        private final List<Thread> threads = new ArrayList<>();
        private volatile @Nullable Throwable fault;

        void start(String name, Runnable action) {
            Thread thread =
                    Thread.ofPlatform()
                            .name(name)
                            .unstarted(() -> {
                                try {
                                    action.run();
                                } catch (Throwable e) {
                                    fault = e;
                                    threads.forEach(Thread::interrupt);
                                }
                            });
            threads.add(thread);
        }

        void run() throws InterruptedException {
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(fault).isNull();
        }
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void fullChannelsInARingDoNotBlock() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("full channels: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int senders = 1; senders <= 4; senders++) {
            for (int receivers = 1; receivers <= 4; receivers += 3) {
                roundOfUnits(random, senders, receivers);
            }
        }
    }

    /// Each unit comes from one sender, whoever was free.
    private static void roundOfUnits(SplittableRandom random, int senders, int receivers)
            throws InterruptedException {
        Round round = new Round();
        List<Bell> sending = bells(senders);
        List<Bell> receiving = bells(receivers);
        List<List<Channel<Message>>> channels = new ArrayList<>();
        for (Bell from : sending) {
            List<Channel<Message>> own = new ArrayList<>();
            for (Bell to : receiving) {
                own.add(new Channel<>(1, Message::new, from, to));
            }
            channels.add(own);
        }
        AtomicLong nextUnit = new AtomicLong();
        for (List<Channel<Message>> own : channels) {
            SplittableRandom ownRandom = random.split();
            round.start("sender", () -> send(own, nextUnit, ownRandom));
        }
        for (int i = 0; i < receivers; i++) {
            int receiver = i;
            List<Channel<Message>> own =
                    channels.stream().map(ofSender -> ofSender.get(receiver)).toList();
            InOrder<Message> order = new InOrder<>(own, true, receiving.get(i));
            round.start("receiver", () -> receive(order));
        }
        round.run();
    }

    private static List<Bell> bells(int count) {
        List<Bell> bells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bells.add(new Bell());
        }
        return bells;
    }

    private static void send(
            List<Channel<Message>> receivers, AtomicLong nextUnit, SplittableRandom random) {
        for (long unit = nextUnit.getAndIncrement();
                unit < UNITS;
                unit = nextUnit.getAndIncrement()) {
            for (int i = 0; i < receivers.size(); i++) {
                // In any order: a task has no say in which key comes first.
                Channel<Message> to = receivers.get((int) ((unit + i) % receivers.size()));
                int parts = 1 + random.nextInt(4);
                for (int part = 0; part < parts; part++) {
                    Message message = to.take();
                    message.unit = unit;
                    message.part = part;
                    message.endsUnit = part == parts - 1;
                    to.send(message);
                }
            }
        }
        for (Channel<Message> to : receivers) {
            Message message = to.take();
            message.end = InUnits.End.FINISHED;
            to.send(message);
        }
    }

    private static void receive(InOrder<Message> order) {
        long unit = 0;
        int part = 0;
        while (order.next(() -> Long.MAX_VALUE) >= 0) {
            Message message = order.current();
            assertThat(message.unit).isEqualTo(unit);
            assertThat(message.part).isEqualTo(part);
            part++;
            if (order.done()) {
                unit++;
                part = 0;
            }
        }
        assertThat(unit).isEqualTo(UNITS);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whoWaitsIsWokenByAnInterrupt() throws InterruptedException {
        Bell bell = new Bell();
        CountDownLatch cancelled = new CountDownLatch(1);
        Thread waiting =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                bell.await(() -> false);
                            } catch (CancellationException e) {
                                cancelled.countDown();
                            }
                        });
        waiting.interrupt();
        cancelled.await();
        waiting.join();
    }
}
