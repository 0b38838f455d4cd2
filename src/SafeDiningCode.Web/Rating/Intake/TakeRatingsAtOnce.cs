using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>SQL Server is across a network: a batch with its transaction is one round trip with one parameter, a JSON array.</summary>
internal sealed class TakeRatingsAtOnce(Database database) : ITakeRatings
{
    /// <summary>
    /// Shorter than the diner waits; and with the 5 seconds that the driver then waits for a server that hangs to
    /// acknowledge, shorter than a batch is repeated: it is asked twice, on two connections.
    /// </summary>
    internal const int Seconds = 4;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new InstantConverter() } };

    /// <inheritdoc/>
    public async Task<RatingAnswer[]> TakeAsync(DbConnection connection, IReadOnlyList<Arrival> batch, CancellationToken cancellation)
    {
        using var span = StatementSpans.Start("TakeRatings", database.Engine);
        var visits = await connection.QueryAsync<VisitRow>(new CommandDefinition(
            database.Sql["TakeRatings"],
            new { Batch = JsonSerializer.Serialize(batch, Json) },
            commandTimeout: Seconds,
            cancellationToken: cancellation));
        var byNonce = visits.ToDictionary(visit => visit.Nonce, StringComparer.Ordinal);
        return [.. batch.Select(arrival => byNonce[arrival.Nonce].AnswerTo(arrival.Fingerprint))];
    }

    private sealed class InstantConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture));
    }
}
