using System.Diagnostics;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>
/// Where facts come from that are not in memory: what another instance read within the minute, else the database. One
/// instance reads a code while the others wait a moment for its copy.
/// </summary>
internal sealed class ProfileSource(
    LoadCode load, SharedProfiles shared, KnownVersions known, Outage outage, TimeProvider clock, ScanningMeter meter)
{
    /// <summary>How often another instance's copy is looked for while it reads, and how long in between.</summary>
    private const int Looks = 4;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(15);

    /// <summary>Facts as fresh as the database's.</summary>
    /// <param name="code">Whose.</param>
    /// <param name="newerThan">When the facts that the caller has were read: a copy of these is no news.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<LoadedCode> ReadAsync(TrustCode code, DateTime? newerThan = null, CancellationToken cancellation = default)
    {
        if (!shared.IsConfigured)
        {
            return await LoadAsync(code, cancellation);
        }

        if (await FreshCopyAsync(code, newerThan) is { } copy)
        {
            return copy;
        }

        if (!await shared.TakeTurnAsync(code))
        {
            for (var look = 0; look < Looks; look++)
            {
                await Task.Delay(Between, clock, cancellation);
                if (await FreshCopyAsync(code, newerThan) is { } late)
                {
                    return late;
                }
            }
        }

        var loaded = await LoadAsync(code, cancellation);
        _ = shared.KeepAsync(code, loaded);
        return loaded;
    }

    /// <summary>The last that any instance knew, for when the database is away; null where nothing is left.</summary>
    public async Task<LoadedCode?> RecallAsync(TrustCode code) => shared.IsConfigured ? await shared.FindAsync(code) : null;

    private async Task<LoadedCode> LoadAsync(TrustCode code, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        LoadedCode loaded;
        try
        {
            loaded = await load(code, cancellation);
        }
        catch (Exception error) when (DatabaseErrors.IsContention(error))
        {
            // Lost against a writer, which is done now.
            loaded = await load(code, cancellation);
        }

        meter.Loaded(Stopwatch.GetElapsedTime(started));
        outage.Succeeded();
        return SharedTexts.In(loaded);
    }

    private async ValueTask<LoadedCode?> FreshCopyAsync(TrustCode code, DateTime? newerThan)
    {
        if (await shared.FindAsync(code) is not { } copy
            || !known.IsLatest(copy.EateryId, copy.Version, clock.GetUtcNow().UtcDateTime)
            || copy.Answer.Profile?.AsOf <= newerThan
            || (copy.Answer.Profile is { } profile && !(known.Covers(profile.AsOf) && Snapshot.Of(copy, profile.AsOf).IsFresh(clock.GetUtcNow().UtcTicks)))
            // A revocation can be undone by nobody: however old, it stands.
            || (copy.Answer.Profile is null && copy.Answer.Standing is not CodeStanding.Revoked))
        {
            return null;
        }

        meter.SharedHit();
        return SharedTexts.In(copy);
    }
}
