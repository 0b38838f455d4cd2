using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.ChangeRequests;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.ChangeRequests.Overview;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Changes asked for, returned, corrected, accepted upon another base, with a new licence number, and withdrawn; listed on the way.</summary>
internal static class ChangeRequestSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var changes = await Changes.BeginAsync(services);
        var first = await changes.SendAsync((ChangeFact.Name, "𠮷野家 O'Brien 100%"), (ChangeFact.Scope, "热食类食品制售"));
        await changes.ReturnAsync(first.Id);
        await using (var session = await services.Database.OpenAsync())
        {
            Assert.Equal([first.Id], await session.QueryAsync<long>("ReturnedChangesOfEatery", new { EateryId = changes.Shop.Eatery.Id }));
        }

        var draft = Changes.Draft([], (ChangeFact.Name, "𠮷野家 O'Brien"), (ChangeFact.LegalPerson, "张新"), (ChangeFact.ValidUntil, "2031-03-11"));
        Assert.Equal(ChangeOutcome.Moved, (await changes.Ledger.CorrectAsync(changes.Shop.Owner, changes.Shop.Eatery, first.Id, draft, events: 2, changes.NewForm())).Outcome);
        await services.ExecuteAsync($"UPDATE eatery SET legal_person = NULL WHERE id = {changes.Shop.Eatery.Id}");
        Assert.Equal(ChangeOutcome.Moved, (await changes.AcceptAsync(first.Id)).Outcome);
        var number = LicenceNumber.Create(LicenceCategory.Canteen, "530102", 992_000);
        var second = await changes.SendAsync((ChangeFact.LicenceNumber, number), (ChangeFact.CreditCode, "91530100MA6K3YXF8W"));
        Assert.Equal(ChangeOutcome.Moved, (await changes.AcceptAsync(second.Id)).Outcome);
        var third = await changes.SendAsync((ChangeFact.Address, "新街1号"));

        var facts = await changes.FactsAsync();
        Assert.Equal(("𠮷野家 O'Brien", "张新", number, new DateOnly(2031, 3, 11), "91530100MA6K3YXF8W"), (facts.Name, facts.LegalPerson, facts.Licence, facts.ValidUntil, facts.CreditCode));
        Assert.Equal(3, await services.ValueAsync<int>($"SELECT category FROM licence WHERE number = '{number}'"));
        var record = await changes.FindAsync(first.Id);
        Assert.Equal([ChangeFact.Name, ChangeFact.LegalPerson, ChangeFact.ValidUntil], record.Lines.Select(line => line.Of));
        Assert.Null(record.Lines[1].OldValue);
        var proof = Assert.Single(record.Evidence);
        Assert.Equal(Checks.Photo(9).Hash, (await services.Get<ChangeRecords>().EvidenceAsync(changes.Shop.Eatery.Id, first.Id, proof.Name))!.Hash);
        Assert.Null(await services.Get<ChangeRecords>().EvidenceAsync(changes.Shop.Eatery.Id, second.Id, proof.Name));
        Assert.Equal([third.Id, second.Id, first.Id], (await services.Get<ChangeRecords>().OfEateryAsync(changes.Shop.Eatery.Id)).Select(each => each.Request.Id));

        var pending = await services.Get<ChangeOverview>().ReadAsync(changes.Regulator.Scope, ChangeGroup.Pending, page: 1);
        Assert.Equal(third.Id, Assert.Single(pending.Rows).Row.Id);
        Assert.Equal((1, 0, 2), (pending.Totals[ChangeGroup.Pending], pending.Totals[ChangeGroup.Returned], pending.Totals[ChangeGroup.Done]));
        Assert.Equal(ChangeOutcome.Moved, (await changes.Ledger.WithdrawAsync(changes.Shop.Owner, changes.Shop.Eatery, third.Id, events: 1, changes.NewForm())).Outcome);

        // An extract whose row says something new ends what deviated, the owner's word excepted.
        using var extract = new Extract();
        await services.ImportAsync(extract, extract.Csv(Extract.Row(992_000, licence: number, name: "又一个名字")));
        Assert.Equal("又一个名字", (await changes.FactsAsync()).Name);
    }
}
