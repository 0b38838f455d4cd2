using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.LoadTests.City;

/// <summary>A demo city with a number of ratings over the last ninety days, in a database file.</summary>
/// <param name="DatabaseFile">Where it is.</param>
/// <param name="Ratings">How many were asked for.</param>
/// <param name="Stored">How many there are.</param>
/// <param name="Eateries">Its eateries.</param>
/// <param name="EateriesRated">Eateries rated in the month: the rows that a month's statistics go through.</param>
/// <param name="UnitDays">Days of the month with ratings, over all units: the rows that its chart goes through.</param>
internal sealed record RatedCity(string DatabaseFile, int Ratings, long Stored, long Eateries, long EateriesRated, long UnitDays);

/// <summary>
/// The same city with ever more ratings: each size is a copy of the one before with the difference added, so that the
/// eateries, their places and their codes are the very same. Making ten million takes minutes, so they are kept, as long
/// as their last day is in the running month.
/// </summary>
internal static class RatedCities
{
    public const int Eateries = 5_000;
    private const string Finished = ".db";
    private const string Unfinished = ".part";

    /// <summary>The cities of these sizes, in ascending order, out of the folder or made now.</summary>
    public static async Task<List<RatedCity>> GetAsync(string folder, IReadOnlyList<int> sizes, Action<string> progress, CancellationToken cancellation)
    {
        var today = Day.InShanghai(TimeProvider.System);
        var set = SetFor(folder, sizes, today);
        Directory.CreateDirectory(set);
        var cities = new List<RatedCity>();
        foreach (var (index, size) in sizes.Index())
        {
            var file = FileOf(set, size);
            if (!File.Exists(file))
            {
                await MakeAsync(file, index == 0 ? null : (FileOf(set, sizes[index - 1]), sizes[index - 1]), size, progress, cancellation);
            }

            cities.Add(await ReadAsync(file, size, Day.MonthNumber(today), cancellation));
        }

        return cities;
    }

    // All of one day, so that all have the same days with ratings: a set of this month that has them all, else today's.
    private static string SetFor(string folder, IReadOnlyList<int> sizes, DateOnly today)
    {
        Directory.CreateDirectory(folder);
        var prefix = FormattableString.Invariant($"districts-{Eateries}-");
        var own = Path.Combine(folder, prefix + Day.Text(today));
        var whole = Directory.GetDirectories(folder, prefix + Day.MonthText(Day.MonthNumber(today)) + "-*")
            .Order(StringComparer.Ordinal)
            .LastOrDefault(set => sizes.All(size => File.Exists(FileOf(set, size))));
        foreach (var old in Directory.GetDirectories(folder, prefix + "*").Where(set => set != (whole ?? own)))
        {
            Directory.Delete(old, recursive: true);
        }

        return whole ?? own;
    }

    private static string FileOf(string set, int size) => Path.Combine(set, size.ToString(CultureInfo.InvariantCulture) + Finished);

    private static async Task MakeAsync(string file, (string File, int Ratings)? smaller, int size, Action<string> progress, CancellationToken cancellation)
    {
        var part = file + Unfinished;
        Delete(part);
        if (smaller is { } start)
        {
            File.Copy(start.File, part);
        }

        var more = size - (smaller?.Ratings ?? 0);
        progress(FormattableString.Invariant($"districts: a city of {Eateries} eateries and {size} ratings (about {more / 1e6 * 24 / 60:0.0} minutes)"));
        await ServiceProcess.CommandAsync(
            part,
            ["demo", "--eateries", Eateries.ToString(CultureInfo.InvariantCulture), "--ratings", more.ToString(CultureInfo.InvariantCulture)],
            cancellation,
            line => progress($"  {line}"));
        await using (var connection = new SqliteConnection($"Data Source={part};Pooling=False"))
        {
            // Into the one file, which is copied alone.
            await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        File.Move(part, file);
    }

    private static void Delete(string part)
    {
        foreach (var file in new[] { part, part + "-wal", part + "-shm" })
        {
            File.Delete(file);
        }
    }

    private static async Task<RatedCity> ReadAsync(string file, int ratings, int month, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancellation);
        Task<long> CountAsync(string from) => connection.ExecuteScalarAsync<long>(
            $"SELECT COUNT(*) FROM {from}", new { Month = month, First = month * 100, Last = (month * 100) + 31 });
        return new RatedCity(
            file,
            ratings,
            await connection.ExecuteScalarAsync<long>("SELECT SUM(satisfied + fair + dissatisfied) FROM eatery_month"),
            await CountAsync("eatery"),
            await CountAsync("eatery_month WHERE month = @Month"),
            await CountAsync("unit_day WHERE day >= @First AND day <= @Last"));
    }
}
