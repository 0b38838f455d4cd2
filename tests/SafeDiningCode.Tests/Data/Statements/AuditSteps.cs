using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Hosting.Tables;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>The audit's chain over what the steps before it did, and looking through it.</summary>
internal static class AuditSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var city = new Actor { AccountId = 1, Name = "示例监管", Role = Role.Administrator, Scope = Scope.OfDivision("5301") };
        await using (var session = await services.Database.BeginAsync())
        {
            await services.Get<AuditLog>().AddAsync(
                session, city, new AuditEntry { Action = "test.change", RecordKind = "test", RecordId = "𠮷7", Division = "530102001", EateryId = long.MaxValue, Reason = "原因 'quoted'", Before = new { phone = "13812345678" }, After = new { hours = "9:00" } });
            await session.CommitAsync();
        }

        var report = await services.Get<AuditChain>().VerifyAsync();
        Assert.Null(report.BrokenAt);
        Assert.Equal(await services.ValueAsync<long>("SELECT COUNT(*) FROM audit_entry"), report.Count);

        var search = services.Get<AuditSearch>();
        var row = Assert.Single(await search.FindAsync(city, new AuditQuery(What: "test.")));
        Assert.Equal(("𠮷7", long.MaxValue, "原因 'quoted'", """{"phone":"138******78"}"""), (row.RecordId, row.EateryId, row.Reason, row.BeforeState));
        Assert.Equal((services.Clock.GetUtcNow().UtcDateTime, "person", "administrator"), (row.At, row.ActorKind, row.ActorRole));
        Assert.Empty(await search.FindAsync(city with { Scope = Scope.OfDivision("44") }, new AuditQuery()));
        Assert.True((await search.FindAsync(city, new AuditQuery(Who: "示例监管", Record: "account"))).Count > 2);
        using var file = new MemoryStream();
        await TableFiles.WriteCsvAsync(search.Table(city, new AuditQuery(What: "test.")), file);
        Assert.Contains("原因 'quoted'", System.Text.Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
    }
}
