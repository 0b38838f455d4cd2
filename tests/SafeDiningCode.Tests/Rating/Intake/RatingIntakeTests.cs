using Dapper;
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
    public async Task Two_instances_over_one_database_count_each_device_once_and_answer_each_visit_alike(string engine)
    {
        const int Devices = 24;
        const int VisitsOfADevice = 3;
        await using var here = await TestServices.CreateAsync(engine);
        await using var there = await here.AnotherAsync();
        TestServices[] instances = [here, there];
        long[] eateries = [await Eateries.AddAsync(here.Database), await Eateries.AddAsync(here.Database, unit: "530102002"), await Eateries.AddAsync(here.Database)];
        // Every visit of every device arrives at both, in an order of its own.
        var visits = (from eatery in eateries from device in Enumerable.Range(1, Devices) from _ in Enumerable.Range(0, VisitsOfADevice)
                      select (Eatery: eatery, Device: device, Nonce: TimedNames.New(here.Clock.GetUtcNow().UtcDateTime))).ToArray();
        foreach (var instance in instances)
        {
            await instance.Get<RatingIntake>().StartAsync(default);
        }

        var answers = await Task.WhenAll(instances.Select(async (instance, number) =>
        {
            var mine = visits.ToArray();
            new Random(number).Shuffle(mine);
            return await Task.WhenAll(mine.Select(async visit => (
                Visit: visit,
                Answer: await instance.Get<RatingIntake>().SubmitAsync(Arrivals.Of(here, visit.Eatery, visit.Device, visit.Nonce, satisfaction: 1 + (visit.Device % 3))))));
        }));

        var byVisit = answers.SelectMany(all => all).GroupBy(one => one.Visit).ToList();
        Assert.Equal(visits.Length, byVisit.Count);
        Assert.All(byVisit, visit => Assert.Single(visit.Select(one => one.Answer).Distinct()));
        Assert.All(byVisit, visit => Assert.True(visit.First().Answer.Outcome is RatingOutcome.Counted or RatingOutcome.AlreadyRatedToday, $"{visit.First().Answer}"));
        Assert.All(
            byVisit.GroupBy(visit => (visit.Key.Eatery, visit.Key.Device)),
            device => Assert.Single(device, visit => visit.First().Answer.Outcome == RatingOutcome.Counted));
        Assert.Equal(Devices * eateries.Length, await Arrivals.CountedAsync(here));
        Assert.Equal(Devices * eateries.Length, await Arrivals.RolledUpAsync(there));
        await Arrivals.AssertCleanAsync(there);
        await using var connection = await here.Database.ConnectAsync(TestContext.Current.CancellationToken);
        Assert.Equal(visits.Length, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM visit"));
        Assert.Equal(
            byVisit.Select(visit => visit.First().Answer.Receipt).Where(receipt => receipt.Length > 0).Order(StringComparer.Ordinal),
            (await connection.QueryAsync<string>("SELECT v.receipt FROM visit v JOIN rating r ON r.id = v.id WHERE v.rated = 1")).Order(StringComparer.Ordinal));
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
