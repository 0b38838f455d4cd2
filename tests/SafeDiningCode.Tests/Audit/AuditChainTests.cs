using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;

namespace SafeDiningCode.Tests.Audit;

/// <summary>The chain broken on purpose, in every way that somebody with the database in hand could.</summary>
public sealed class AuditChainTests
{
    [Fact]
    public async Task A_chain_as_it_was_written_is_whole_and_so_is_an_empty_one()
    {
        await using var site = await TestSite.StartAsync();
        var chain = site.Get<AuditChain>();
        Assert.Equal(new ChainReport(0, "", BrokenAt: null), await chain.VerifyAsync());

        await WriteAsync(site);

        var report = await chain.VerifyAsync();
        Assert.Equal((5, (long?)null), (report.Count, report.BrokenAt));
        Assert.Equal(await site.ValueAsync<string>("SELECT hash FROM audit_head"), report.LastHash);
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET reason = 'another' WHERE number = 3", 3, nameof(ChainFault.Changed))]
    [InlineData("UPDATE audit_entry SET reason = NULL WHERE number = 3", 3, nameof(ChainFault.Changed))]
    [InlineData("UPDATE audit_entry SET actor_name = 'somebody else' WHERE number = 1", 1, nameof(ChainFault.Changed))]
    [InlineData("UPDATE audit_entry SET at = '2026-11-22T04:00:00.001' WHERE number = 5", 5, nameof(ChainFault.Changed))]
    [InlineData("UPDATE audit_entry SET after_state = '{\"n\":7}' WHERE number = 2", 2, nameof(ChainFault.Changed))]
    [InlineData("UPDATE audit_entry SET record_kind = 'tes', record_id = 't2' WHERE number = 2", 2, nameof(ChainFault.Changed))]
    [InlineData("DELETE FROM audit_entry WHERE number = 2", 2, nameof(ChainFault.Missing))]
    [InlineData("DELETE FROM audit_entry WHERE number = 1", 1, nameof(ChainFault.Missing))]
    [InlineData("DELETE FROM audit_entry WHERE number = 5", 5, nameof(ChainFault.Missing))]
    [InlineData("DELETE FROM audit_entry WHERE number = 5; UPDATE audit_head SET number = 4", 4, nameof(ChainFault.End))]
    [InlineData("UPDATE audit_entry SET number = -1 WHERE number = 2; UPDATE audit_entry SET number = 2 WHERE number = 3; UPDATE audit_entry SET number = 3 WHERE number = -1", 2, nameof(ChainFault.Changed))]
    [InlineData("UPDATE audit_head SET hash = 'another'", 5, nameof(ChainFault.End))]
    public async Task What_was_changed_is_found_and_named(string tampering, long number, string fault)
    {
        await using var site = await TestSite.StartAsync();
        await WriteAsync(site);
        await site.ExecuteAsync(tampering);

        var report = await site.Get<AuditChain>().VerifyAsync();

        Assert.Equal((number, fault), (report.BrokenAt!.Value, report.Fault.ToString()));
    }

    [Fact]
    public async Task A_chain_cut_short_with_its_end_moved_is_found_by_what_was_kept_elsewhere()
    {
        await using var site = await TestSite.StartAsync();
        await WriteAsync(site);
        var chain = site.Get<AuditChain>();
        var kept = await chain.VerifyAsync();
        await site.ExecuteAsync("DELETE FROM audit_entry WHERE number = 5; UPDATE audit_head SET number = 4, hash = (SELECT hash FROM audit_entry WHERE number = 4)");

        Assert.Null((await chain.VerifyAsync()).BrokenAt);
        Assert.Equal(5, (await chain.VerifyAsync((kept.Count, kept.LastHash))).BrokenAt);
    }

    [Fact]
    public async Task Entries_that_are_added_while_it_is_verified_do_not_break_it()
    {
        await using var site = await TestSite.StartAsync();
        await WriteAsync(site);
        var kept = await site.Get<AuditChain>().VerifyAsync();
        await WriteAsync(site);

        Assert.Equal(new ChainReport(10, await site.ValueAsync<string>("SELECT hash FROM audit_head"), BrokenAt: null), await site.Get<AuditChain>().VerifyAsync((kept.Count, kept.LastHash)));
    }

    /// <summary>Append-only: no statement of the service changes or removes an entry.</summary>
    [Fact]
    public void No_statement_touches_what_is_written()
    {
        foreach (var engine in Enum.GetValues<SafeDiningCode.Web.Data.DatabaseEngine>())
        {
            var sql = new SafeDiningCode.Web.Data.SqlCatalogue(engine);
            Assert.DoesNotContain(sql.Names, name => System.Text.RegularExpressions.Regex.IsMatch(
                sql[name], @"(UPDATE|DELETE\s+FROM|TRUNCATE\s+TABLE)\s+audit_entry", System.Text.RegularExpressions.RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)));
        }
    }

    private static async Task WriteAsync(TestSite site)
    {
        for (var i = 1; i <= 5; i++)
        {
            await using var session = await site.Database.BeginAsync();
            await site.Get<AuditLog>().AddAsync(session, Actor.Console, new AuditEntry
            {
                Action = "test.change", RecordKind = "test", RecordId = AuditEntry.Id(i), Division = "530102001", Reason = i == 3 ? "" : null, Before = new { n = i }, After = new { n = i + 1 },
            });
            await session.CommitAsync();
        }
    }
}
