using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Statistics.Settings;

/// <summary>
/// The journal of settings: what this process was started with gets a version, so that every published number can name
/// the settings it was computed with.
/// </summary>
internal sealed class StandingSettings(Database database, IOptions<StandingOptions> options, TimeProvider clock) : IHostedService
{
    private const int Attempts = 5;
    private SettingsVersion? current;

    /// <summary>The settings of this process, with their version; writes them down where they are new.</summary>
    public async ValueTask<SettingsVersion> CurrentAsync(CancellationToken cancellation = default) =>
        current ??= await ObserveAsync(cancellation);

    // A server writes its settings down before the first request comes.
    public async Task StartAsync(CancellationToken cancellationToken) => await CurrentAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<SettingsVersion> ObserveAsync(CancellationToken cancellation)
    {
        var wanted = options.Value;
        for (var attempt = 1; ; attempt++)
        {
            await using var session = await database.OpenAsync(cancellation);
            var newest = await session.SingleOrDefaultAsync<SettingsRow>("NewestStandingSettings", cancellation: cancellation);
            if (newest is not null && newest.MinimumRatings == wanted.MinimumRatings && newest.DissatisfiedBasisPoints == wanted.DissatisfiedBasisPoints)
            {
                return new SettingsVersion(newest.Version, newest.MinimumRatings, newest.DissatisfiedBasisPoints);
            }

            var next = new SettingsVersion((newest?.Version ?? 0) + 1, wanted.MinimumRatings, wanted.DissatisfiedBasisPoints);
            try
            {
                await session.ExecuteAsync(
                    "AddStandingSettings",
                    new { next.Version, next.MinimumRatings, next.DissatisfiedBasisPoints, Since = clock.GetUtcNow().UtcDateTime },
                    cancellation);
                return next;
            }
            catch (Exception error) when (attempt < Attempts && DatabaseErrors.IsUniqueViolation(error))
            {
                // Another instance took this version at the same moment: look again, it may have written the same.
            }
        }
    }

    internal sealed record SettingsRow
    {
        public required int Version { get; init; }

        public required int MinimumRatings { get; init; }

        public required int DissatisfiedBasisPoints { get; init; }
    }
}
