using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>
/// Rounds of scans through a list several times as long as what an instance's memory holds. Each round goes on where
/// the last one ended, so that what is asked for is never what was asked for lately.
/// </summary>
/// <param name="paths">All codes' pages.</param>
/// <param name="pathsFile">Where a round's are made ready.</param>
/// <param name="secondsOf">How long a round is, by its number.</param>
internal sealed class ColdScans(IReadOnlyList<string> paths, string pathsFile, Func<int, double> secondsOf)
{
    // Scans a second that another instance reads ahead of at least; of more, where more were seen.
    private const double LeastAhead = 1500;
    private const double Spare = 1.5;
    private const int Readers = 4;

    // The load has two threads, each in a half of the list of its own, and one may be ahead of the other.
    private const double Ahead = 0.6;
    private double fastest;
    private int next;
    private int readAhead;

    /// <summary>Has another instance read what the next round will ask for, and so leave it in Redis.</summary>
    public async Task ReadByAsync(Instance other, int number, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        readAhead = (int)Math.Min(paths.Count / 2, secondsOf(number) * Math.Max(LeastAhead, fastest * Spare) / 2);
        var ahead = Enumerable.Range(0, readAhead).SelectMany(place => new[] { At(place), At(place + (paths.Count / 2)) });
        await Parallel.ForEachAsync(
            ahead,
            new ParallelOptions { MaxDegreeOfParallelism = Readers, CancellationToken = cancellation },
            async (path, stop) =>
            {
                using var response = await client.GetAsync(new Uri(other.Address, $"/api/v1/eateries/{path[(path.LastIndexOf('/') + 1)..]}/visit"), stop);
                if (!response.IsSuccessStatusCode)
                {
                    throw new ComparisonException($"{path} could not be read ahead: {(int)response.StatusCode}.");
                }
            });
    }

    public async Task<Round> RunAsync(Wrk wrk, Instance instance, int number, CancellationToken cancellation)
    {
        await File.WriteAllLinesAsync(pathsFile, Enumerable.Range(0, paths.Count).Select(At), cancellation);
        var round = await ScanRound.RunAsync(wrk, [instance.Process], instance.Address, pathsFile, secondsOf(number), cancellation);
        // Never over what was read ahead either: the other instance has it in memory, and would not leave it in Redis again.
        next = (next + Math.Max(readAhead, (int)(round.Answers * Ahead))) % paths.Count;
        fastest = Math.Max(fastest, round.PerSecond);
        return round;
    }

    private string At(int place) => paths[(next + place) % paths.Count];
}
