using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Rating.Intake;

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
        var second = await services.Get<RatingBatches>().WriteAsync(batch);

        Assert.Equal(batch.Select(arrival => new RatingAnswer(RatingOutcome.Counted, arrival.Receipt)), first);
        Assert.Equal(first, second);
        Assert.Equal(50, await Arrivals.CountedAsync(services));
        Assert.Equal(50, await Arrivals.RolledUpAsync(services));
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
}
