using System.Data.Common;
using System.Globalization;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Rating.Intake;

/// <summary>SQLite is in the process: a prepared command costs no round trip, parsing a batch of JSON would cost more.</summary>
internal sealed class TakeRatingsByRow(Database database) : ITakeRatings, IDisposable
{
    private static readonly string[] Parameters =
    [
        "@Id", "@Serial", "@EateryId", "@Division", "@Unit", "@Day", "@At", "@Satisfaction", "@Reasons", "@Comment", "@DeviceTag", "@MonthTag",
        "@Nonce", "@Receipt", "@Fingerprint",
    ];

    private DbCommand? command;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VisitRow>> TakeAsync(DbTransaction transaction, IReadOnlyList<Arrival> batch, CancellationToken cancellation)
    {
        using var span = StatementSpans.Start("TakeRatings", database.Engine);
        if (command is null || !ReferenceEquals(command.Connection, transaction.Connection))
        {
            command?.Dispose();
            command = Prepare(transaction.Connection!);
        }

        command.Transaction = transaction;
        var visits = new List<VisitRow>(batch.Count);
        foreach (var arrival in batch)
        {
            Fill(command.Parameters, arrival);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                visits.Add(new VisitRow
                {
                    Nonce = reader.GetString(0),
                    Receipt = reader.GetString(1),
                    Fingerprint = reader.GetInt64(2),
                    Rated = reader.GetBoolean(3),
                });
            }
        }

        return visits;
    }

    public void Dispose() => command?.Dispose();

    private DbCommand Prepare(DbConnection connection)
    {
        var prepared = connection.CreateCommand();
        prepared.CommandText = database.Sql["TakeRatings"];
        foreach (var name in Parameters)
        {
            var parameter = prepared.CreateParameter();
            parameter.ParameterName = name;
            prepared.Parameters.Add(parameter);
        }

        return prepared;
    }

    private static void Fill(DbParameterCollection parameters, Arrival arrival)
    {
        var i = 0;
        foreach (var value in (ReadOnlySpan<object?>)
            [
                arrival.Id, arrival.Serial, arrival.EateryId, arrival.Division, arrival.Unit, arrival.Day,
                arrival.At.ToString(TypeHandlers.InstantFormat, CultureInfo.InvariantCulture), arrival.Satisfaction, arrival.Reasons, arrival.Comment,
                arrival.DeviceTag, arrival.MonthTag, arrival.Nonce, arrival.Receipt, arrival.Fingerprint,
            ])
        {
            parameters[i++].Value = value ?? DBNull.Value;
        }
    }
}
