using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rectification.Settings;

/// <summary>
/// The journal of settings: what this process was started with gets a version, so that every order can name the settings
/// that it was given under. Asked for before a transaction begins: it may write.
/// </summary>
internal sealed class RectificationSettingsBook(Database database, IOptions<RectificationOptions> options, TimeProvider clock) : IHostedService
{
    private const int Attempts = 5;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private UsedSettings? current;

    /// <summary>The settings of this process, with their version; writes them down where they are new.</summary>
    public async ValueTask<UsedSettings> CurrentAsync(CancellationToken cancellation = default) => current ??= await ObserveAsync(cancellation);

    /// <summary>The settings of a version.</summary>
    public async Task<RectificationSettings> OfVersionAsync(int version, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        var content = await session.SingleAsync<string>("FindRectificationSettings", new { Version = version }, cancellation);
        return JsonSerializer.Deserialize<RectificationSettings>(content, Json) ?? throw new InvalidOperationException($"Version {version} of the settings is empty.");
    }

    // A server writes its settings down before the first request comes.
    public async Task StartAsync(CancellationToken cancellationToken) => await CurrentAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<UsedSettings> ObserveAsync(CancellationToken cancellation)
    {
        var wanted = options.Value.ToSettings();
        var content = JsonSerializer.Serialize(wanted, Json);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = await database.OpenAsync(cancellation);
            var newest = await session.SingleOrDefaultAsync<SettingsRow>("NewestRectificationSettings", cancellation: cancellation);
            if (newest is not null && string.Equals(newest.Content, content, StringComparison.Ordinal))
            {
                return new UsedSettings(newest.Version, wanted);
            }

            var version = (newest?.Version ?? 0) + 1;
            try
            {
                await session.ExecuteAsync("AddRectificationSettings", new { Version = version, Content = content, Since = clock.GetUtcNow().UtcDateTime }, cancellation);
                return new UsedSettings(version, wanted);
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

        public required string Content { get; init; }
    }
}
