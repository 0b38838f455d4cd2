using System.Diagnostics;
using System.Security.Cryptography;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Rating.Intake;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Durable ratings at the intake itself, in this process: group commit beside one transaction for each rating.</summary>
internal static class IntakeComparison
{
    private const int Submitters = 512;

    public static async Task<ComparisonTable> RunAsync(CompareOptions options, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress("intake: two cities");
        await using var grouped = await TestCity.CreateAsync(Path.Combine(folder, "intake-grouped"), CompareOptions.Eateries, cancellation);
        await using var single = await TestCity.CreateAsync(
            Path.Combine(folder, "intake-single"), CompareOptions.Eateries, cancellation, ("Rating:BatchSize", "1"));
        var series = await Interleaved.RunAsync(
            [await SubjectAsync("our intake", grouped, options.Seconds, aim: null), await SubjectAsync("the same, one rating per transaction", single, options.Seconds, aim: 10)],
            options.Rounds, progress, cancellation);
        return new ComparisonTable(
            "Ratings at the intake",
            FormattableString.Invariant($"{Submitters} submitters in the same process, each waiting for its answer; {CompareOptions.Eateries:#,0} eateries, `synchronous=FULL`, the same prepared statements. Afterwards the database held exactly the ratings that were acknowledged."),
            "ratings/s",
            series);
    }

    private static async Task<Subject> SubjectAsync(string name, TestCity city, double seconds, double? aim)
    {
        var intake = city.Get<RatingIntake>();
        await intake.StartAsync(CancellationToken.None);
        var stored = new StoredRatings(city);
        return new Subject(
            name,
            async (_, cancellation) =>
            {
                await stored.BeginAsync(cancellation);
                var (round, counted) = await MeasureAsync(intake, city.Eateries, seconds, cancellation);
                await stored.VerifyAsync(counted, unanswered: 0, cancellation);
                return round;
            },
            aim);
    }

    private static async Task<(Round Round, int Counted)> MeasureAsync(RatingIntake intake, IReadOnlyList<CityEatery> eateries, double seconds, CancellationToken cancellation)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(Enumerable.Range(0, Submitters).Select(_ => Task.Run(
            async () =>
            {
                var mine = new List<double>();
                while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds && !cancellation.IsCancellationRequested)
                {
                    var arrival = New(eateries[Random.Shared.Next(eateries.Count)]);
                    var asked = Stopwatch.GetTimestamp();
                    var answer = await intake.SubmitAsync(arrival);
                    mine.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    if (answer.Outcome != RatingOutcome.Counted)
                    {
                        throw new ComparisonException($"The intake answered {answer.Outcome}.");
                    }
                }

                return mine;
            },
            cancellation)));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var used = Environment.CpuUsage.TotalTime - processor;
        cancellation.ThrowIfCancellationRequested();

        var all = latencies.SelectMany(mine => mine).Order().ToList();
        return (new Round(all.Count / elapsed, all[all.Count / 2], all[(int)(all.Count * 0.99)], used.TotalMicroseconds / all.Count), all.Count);
    }

    private static Arrival New(CityEatery eatery)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new Arrival
        {
            Nonce = TimedNames.New(now),
            Fingerprint = Random.Shared.NextInt64(),
            Serial = eatery.Serial,
            EateryId = eatery.Id,
            Division = eatery.Division,
            Unit = eatery.Unit,
            Day = Day.ToNumber(Day.InShanghai(now)),
            At = now,
            Satisfaction = 1 + Random.Shared.Next(3),
            Reasons = 0,
            DeviceTag = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))),
            MonthTag = Random.Shared.NextInt64(),
        };
    }
}
