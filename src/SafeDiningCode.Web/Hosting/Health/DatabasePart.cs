using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Hosting.Health;

/// <summary>The database: up when it answers from a table of the schema.</summary>
internal sealed class DatabasePart(Database database) : ICheckPart
{
    public string Name => "database";

    public bool IsVital => true;

    public async Task<PartState> CheckAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        await session.SingleAsync<int>("IsReady", cancellation: cancellation);
        return PartState.Up;
    }
}
