using System.Globalization;
using System.Text;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating.Api;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>Rounds of ratings posted to one address, and what they left behind.</summary>
/// <param name="wrk">Who posts.</param>
/// <param name="servers">Whose processor time counts.</param>
/// <param name="address">Where they are posted to.</param>
/// <param name="city">Whose eateries are rated, and whose keys make the tokens.</param>
/// <param name="stored">What the city holds; null where the server forgets.</param>
/// <param name="linesFile">Where posts are made ready.</param>
/// <param name="secondsOf">How long a round is, by its number.</param>
internal sealed class RatingPosts(
    Wrk wrk, IReadOnlyList<ChildProcess> servers, Uri address, TestCity city, StoredRatings? stored, string linesFile, Func<int, double> secondsOf)
{
    public const int Connections = 256;

    // Ratings a second that are made ready for the first round; later ones go by what was seen.
    private const double FirstGuess = 20_000;
    private const double Spare = 1.5;
    private const int Created = StatusCodes.Status201Created;
    private static long devices;
    private double fastest;

    public async Task<Round> RunAsync(int number, CancellationToken cancellation)
    {
        if (stored is not null)
        {
            await stored.BeginAsync(cancellation);
        }

        var seconds = secondsOf(number);
        await WriteLinesAsync((int)(seconds * (fastest > 0 ? fastest * Spare : FirstGuess)), cancellation);
        var before = ProcessorTime.Seconds(servers);
        var result = await wrk.PostAsync(address, linesFile, Connections, seconds, cancellation);
        var used = ProcessorTime.Seconds(servers) - before;

        var counted = result.Count(Created);
        if (counted == 0 || counted != result.Answers || result.Broken > 0)
        {
            var statuses = string.Join(", ", result.Statuses.Select(status => $"{status.Value} × {status.Key}"));
            throw new ComparisonException($"Not every rating was taken: {statuses}, {result.Broken} without an answer.");
        }

        if (stored is not null)
        {
            await stored.VerifyAsync(counted, cancellation);
        }

        fastest = Math.Max(fastest, counted / result.Seconds);
        return new Round(counted / result.Seconds, result.P50, result.P99, used * 1e6 / counted, counted);
    }

    private async Task WriteLinesAsync(int count, CancellationToken cancellation)
    {
        var tokens = city.Get<FormTokens>();
        await using var lines = new StreamWriter(linesFile, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var code = city.Eateries[i % city.Eateries.Count].Code;
            var device = string.Create(CultureInfo.InvariantCulture, $"load-{Interlocked.Increment(ref devices):x12}");
            var token = tokens.Issue(RatingApi.TokenPurpose, code, device: "");
            var opinion = (i % 10) switch
            {
                0 => """{"value":"dissatisfied","reasons":["hygiene","service"],"comment":"上菜慢，桌面没擦干净"}""",
                < 4 => """{"value":"fair","reasons":[]}""",
                _ => """{"value":"satisfied","reasons":[]}""",
            };
            await lines.WriteAsync($"/api/v1/eateries/{code}/ratings\t{opinion[..^1]},\"token\":\"{token}\",\"device\":\"{device}\"}}\n");
        }
    }
}
