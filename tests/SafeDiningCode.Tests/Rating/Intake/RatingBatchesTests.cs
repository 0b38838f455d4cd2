using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Rating.Receipts;

namespace SafeDiningCode.Tests.Rating.Intake;

public sealed class RatingBatchesTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_batch_written_again_after_an_unknown_outcome_gives_the_same_answers_and_counts_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var batch = Enumerable.Range(1, 50).Select(device => Arrivals.Of(services, eatery, device, satisfaction: 1 + (device % 3))).ToList();

        var first = await services.Get<RatingBatches>().WriteAsync(batch);
        var receipts = batch.ConvertAll(arrival => arrival.Receipt);
        var second = await services.Get<RatingBatches>().WriteAsync(batch);

        Assert.Equal(receipts.Select(receipt => new RatingAnswer(RatingOutcome.Counted, receipt)), first);
        Assert.Equal(first, second);
        Assert.All(batch.Zip(receipts), drawn => Assert.NotEqual(drawn.First.Receipt, drawn.Second));
        Assert.Equal(50, await Arrivals.CountedAsync(services));
        Assert.Equal(50, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_that_another_process_drew_first_is_drawn_anew_and_the_receipt_with_it(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        // The clock stands still, so the next key is the last one and one more.
        var taken = services.Get<TimeOrderedIds>().Next() + 1;
        await using (var connection = await services.Database.ConnectAsync())
        {
            await connection.ExecuteAsync(
                "INSERT INTO visit (id, nonce, receipt, fingerprint, rated) VALUES (@Id, @Nonce, @Receipt, 1, 0)",
                new { Id = taken, Nonce = TimedNames.New(services.Clock.GetUtcNow().UtcDateTime), Receipt = ReceiptNames.New(taken, new byte[ReceiptNames.RandomBytes]) });
        }

        var answers = await services.Get<RatingBatches>().WriteAsync([Arrivals.Of(services, eatery, device: 1), Arrivals.Of(services, eatery, device: 2)]);

        Assert.All(answers, answer => Assert.Equal(RatingOutcome.Counted, answer.Outcome));
        await using var reading = await services.Database.ConnectAsync();
        var stored = (await reading.QueryAsync<(long Id, string Receipt)>("SELECT v.id, v.receipt FROM rating r JOIN visit v ON v.id = r.id WHERE v.rated = 1 ORDER BY v.id")).AsList();
        Assert.Equal(answers.Select(answer => answer.Receipt), stored.Select(visit => visit.Receipt));
        Assert.All(stored, visit => Assert.True(visit.Id > taken && ReceiptNames.VisitOf(visit.Receipt) == visit.Id));
        Assert.Equal(2, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_poisoned_row_fails_alone(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var batch = Enumerable.Range(1, 20).Select(device => Arrivals.Of(services, eatery, device, satisfaction: device == 13 ? 9 : 1)).ToList();

        var answers = await services.Get<RatingBatches>().WriteAsync(batch);

        Assert.Equal(RatingOutcome.Refused, answers[12].Outcome);
        Assert.All(answers.Where((_, i) => i != 12), answer => Assert.Equal(RatingOutcome.Counted, answer.Outcome));
        Assert.Equal(19, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_visit_is_answered_as_at_first_and_anything_else_on_it_is_refused(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var first = Arrivals.Of(services, eatery, device: 1);
        await services.Get<RatingBatches>().WriteAsync([first]);
        var repeated = Arrivals.Of(services, eatery, device: 2, first.Nonce);
        var other = Arrivals.Of(services, eatery, device: 3, first.Nonce, fingerprint: 8);
        var sameDevice = Arrivals.Of(services, eatery, device: 1);

        Assert.Equal([new RatingAnswer(RatingOutcome.Counted, first.Receipt)], await services.Get<RatingBatches>().WriteAsync([repeated]));
        Assert.Equal([new RatingAnswer(RatingOutcome.TokenUsed)], await services.Get<RatingBatches>().WriteAsync([other]));
        Assert.Equal([new RatingAnswer(RatingOutcome.AlreadyRatedToday)], await services.Get<RatingBatches>().WriteAsync([sameDevice]));
        Assert.Equal([new RatingAnswer(RatingOutcome.AlreadyRatedToday)], await services.Get<RatingBatches>().WriteAsync([sameDevice]));
        Assert.Equal(1, await Arrivals.CountedAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_new_what_is_repeated_and_what_does_not_count_may_share_a_batch(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        long[] eateries = [await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database, unit: "530102002")];
        var batches = services.Get<RatingBatches>();
        var first = Arrivals.Of(services, eateries[0], device: 1, satisfaction: 3);
        await batches.WriteAsync([first]);

        var newcomer = Arrivals.Of(services, eateries[1], device: 1, satisfaction: 2);
        Arrival[] batch =
        [
            Arrivals.Of(services, eateries[0], device: 2),
            Arrivals.Of(services, eateries[0], device: 9, first.Nonce),
            newcomer,
            Arrivals.Of(services, eateries[0], device: 1),
            Arrivals.Of(services, eateries[1], device: 3, TimedNames.New(services.Clock.GetUtcNow().UtcDateTime)),
        ];
        var answers = await batches.WriteAsync(batch);

        Assert.Equal(
            [
                new RatingAnswer(RatingOutcome.Counted, batch[0].Receipt), new RatingAnswer(RatingOutcome.Counted, first.Receipt),
                new RatingAnswer(RatingOutcome.Counted, newcomer.Receipt), new RatingAnswer(RatingOutcome.AlreadyRatedToday),
                new RatingAnswer(RatingOutcome.Counted, batch[4].Receipt),
            ],
            answers);
        Assert.Equal((4, 4), (await Arrivals.CountedAsync(services), await Arrivals.RolledUpAsync(services)));
        Assert.Equal(answers, await batches.WriteAsync(batch));
        await Arrivals.AssertCleanAsync(services);
    }

    [Fact]
    public async Task A_connection_that_is_closed_under_a_batch_is_opened_again()
    {
        await using var services = await TestServices.CreateAsync();
        var eatery = await Eateries.AddAsync(services.Database);
        var closing = new ClosingOnce(services.Get<ITakeRatings>());
        await using var batches = new RatingBatches(services.Database, closing, services.Get<TimeOrderedIds>(), NullLogger<RatingBatches>.Instance);

        var answers = await batches.WriteAsync([Arrivals.Of(services, eatery, device: 1), Arrivals.Of(services, eatery, device: 2)]);

        Assert.Equal(2, closing.Attempts);
        Assert.All(answers, answer => Assert.Equal(RatingOutcome.Counted, answer.Outcome));
        Assert.Equal((2, 2), (await Arrivals.CountedAsync(services), await Arrivals.RolledUpAsync(services)));
        await Arrivals.AssertCleanAsync(services);
    }

    /// <summary>How an attempt ends whose commit went through and whose answer was lost on the way.</summary>
    public static TheoryData<string, LostAnswer> Lost => new MatrixTheoryData<string, LostAnswer>(Engines.All.Select(row => row.Data), Enum.GetValues<LostAnswer>());

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task A_commit_whose_answer_was_lost_is_repeated_and_counts_once(string engine, LostAnswer how)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var losing = new LosingOneAnswer(services.Get<ITakeRatings>(), how);
        await using var batches = new RatingBatches(services.Database, losing, services.Get<TimeOrderedIds>(), NullLogger<RatingBatches>.Instance);
        var batch = Enumerable.Range(1, 20).Select(device => Arrivals.Of(services, eatery, device, satisfaction: 1 + (device % 3))).ToList();

        var answers = await batches.WriteAsync(batch);

        Assert.Equal(2, losing.Attempts);
        Assert.Equal(losing.FirstAnswers!.Order(StringComparer.Ordinal), answers.Select(answer => answer.Receipt).Order(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.Equal(RatingOutcome.Counted, answer.Outcome));
        Assert.Equal(answers, await batches.WriteAsync(batch));
        Assert.Equal((20, 20), (await Arrivals.CountedAsync(services), await Arrivals.RolledUpAsync(services)));
        await Arrivals.AssertCleanAsync(services);
    }

    /// <summary>The first time, the connection is gone before anything is taken.</summary>
    private sealed class ClosingOnce(ITakeRatings inner) : ITakeRatings
    {
        public int Attempts { get; private set; }

        public async Task<RatingAnswer[]> TakeAsync(DbConnection connection, IReadOnlyList<Arrival> batch, CancellationToken cancellation)
        {
            if (++Attempts == 1)
            {
                await connection.CloseAsync();
            }

            return await inner.TakeAsync(connection, batch, cancellation);
        }
    }
}
