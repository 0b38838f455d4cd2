using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.Tests.Rating.Intake;

public sealed class RatingIntakeTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_intakes_at_once_count_each_device_once_per_eatery(string engine)
    {
        const int tasks = 64;
        const int devices = 10;
        await using var services = await TestServices.CreateAsync(engine);
        long[] eateries = [await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database, unit: "530102002"), await Eateries.AddAsync(services.Database)];
        await using var one = NewIntake(services);
        await using var two = NewIntake(services);
        await one.StartAsync(default);
        await two.StartAsync(default);

        var answers = await Task.WhenAll(Enumerable.Range(0, tasks).Select(task => Task.Run(async () =>
        {
            var outcomes = new List<RatingOutcome>();
            for (var device = 0; device < devices; device++)
            {
                foreach (var eatery in eateries)
                {
                    outcomes.Add((await (task % 2 == 0 ? one : two).SubmitAsync(Arrivals.Of(services, eatery, device))).Outcome);
                }
            }

            return outcomes;
        })));

        Assert.Equal(devices * eateries.Length, answers.SelectMany(outcomes => outcomes).Count(outcome => outcome == RatingOutcome.Counted));
        Assert.All(answers.SelectMany(outcomes => outcomes), outcome => Assert.True(outcome is RatingOutcome.Counted or RatingOutcome.AlreadyRatedToday));
        Assert.Equal(devices * eateries.Length, await Arrivals.RolledUpAsync(services));
        await Arrivals.AssertCleanAsync(services);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_visit_and_the_same_device_may_arrive_together(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var first = Arrivals.Of(services, eatery, device: 1);
        await using var intake = NewIntake(services);
        var together = new[] { first, Arrivals.Of(services, eatery, device: 1, first.Nonce), Arrivals.Of(services, eatery, device: 1), Arrivals.Of(services, eatery, device: 2) }
            .Select(intake.SubmitAsync)
            .ToList();

        await intake.StartAsync(default);
        var answers = await Task.WhenAll(together);

        Assert.Equal(
            [
                new RatingAnswer(RatingOutcome.Counted, first.Receipt), new RatingAnswer(RatingOutcome.Counted, first.Receipt),
                new RatingAnswer(RatingOutcome.AlreadyRatedToday), answers[3],
            ],
            answers);
        Assert.Equal(2, await Arrivals.RolledUpAsync(services));
    }

    [Fact]
    public async Task Beyond_the_queue_is_busy_and_a_stop_writes_what_waits()
    {
        await using var services = await TestServices.CreateAsync();
        var eatery = await Eateries.AddAsync(services.Database);
        await using var intake = NewIntake(services, queue: 2);
        var waiting = new[] { 1, 2 }.Select(device => intake.SubmitAsync(Arrivals.Of(services, eatery, device))).ToList();

        Assert.Equal(RatingOutcome.Busy, (await intake.SubmitAsync(Arrivals.Of(services, eatery, device: 3))).Outcome);
        await intake.StartAsync(default);
        await intake.StopAsync(default);

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(RatingOutcome.Counted, answer.Outcome));
        Assert.Equal(RatingOutcome.Busy, (await intake.SubmitAsync(Arrivals.Of(services, eatery, device: 4))).Outcome);
    }

    private static RatingIntake NewIntake(TestServices services, int queue = 8192) => new(
        new RatingBatches(
            services.Database,
            services.Database.Engine == DatabaseEngine.Sqlite ? new TakeRatingsByRow(services.Database) : new TakeRatingsAtOnce(services.Database),
            new TimeOrderedIds(services.Clock),
            NullLogger<RatingBatches>.Instance),
        services.Get<RatingMeter>(),
        Options.Create(new IntakeOptions { QueueLength = queue }),
        NullLogger<RatingIntake>.Instance);
}
