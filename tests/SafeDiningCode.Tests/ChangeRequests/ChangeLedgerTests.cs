using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.ChangeRequests.Ledger;

namespace SafeDiningCode.Tests.ChangeRequests;

public sealed class ChangeLedgerTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Sent_returned_corrected_and_accepted_a_change_is_in_force_and_everybody_told(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);
        var before = await changes.FactsAsync();

        var sent = await changes.SendAsync((ChangeFact.Address, "昆明市五华区新街1号"), (ChangeFact.LegalPerson, "张新"));
        Assert.Equal(ChangeOutcome.Moved, sent.Outcome);
        Assert.Equal(before, await changes.FactsAsync());
        Assert.Equal(ChangeOutcome.Moved, (await changes.ReturnAsync(sent.Id)).Outcome);
        var returned = await changes.FindAsync(sent.Id);
        Assert.Equal((ChangeState.Returned, "照片看不清", 2), (returned.Request.Standing, returned.Request.Reason, returned.Request.Events));
        var draft = Changes.Draft([Checks.Photo(10)], (ChangeFact.Address, "昆明市五华区新街2号"));
        Assert.Equal(ChangeOutcome.Moved, (await changes.Ledger.CorrectAsync(changes.Shop.Owner, changes.Shop.Eatery, sent.Id, draft, events: 2, changes.NewForm())).Outcome);
        Assert.Equal(before, await changes.FactsAsync());
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));

        Assert.Equal(ChangeOutcome.Moved, (await changes.AcceptAsync(sent.Id)).Outcome);

        var record = await changes.FindAsync(sent.Id);
        Assert.Equal(before with { Address = "昆明市五华区新街2号" }, await changes.FactsAsync());
        Assert.Equal(["send", "return", "correct", "accept"], record.Events.Select(happened => happened.Move));
        Assert.Equal((ChangeFact.Address, before.Address, "昆明市五华区新街2号"), (Assert.Single(record.Lines).Of, record.Lines[0].OldValue, record.Lines[0].NewValue));
        Assert.Equal([1, 3], record.Evidence.Select(proof => proof.Number));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM change_log WHERE eateries = '[{changes.Shop.Eatery.Id}]'"));
        Assert.Equal(
            ["change-accepted", "change-returned"],
            await services.ColumnAsync($"SELECT kind FROM notice WHERE account_id = {changes.Shop.Owner.AccountId} ORDER BY kind"));
        Assert.Equal(2, await services.ValueAsync<int>($"SELECT COUNT(*) FROM notice WHERE account_id = {changes.Regulator.AccountId} AND kind = 'change-asked'"));
        Assert.Contains(before.Address, Assert.Single(await services.ColumnAsync("SELECT before_state FROM audit_entry WHERE action = 'change-request.accept'")), StringComparison.Ordinal);
        Assert.Contains("新街2号", Assert.Single(await services.ColumnAsync("SELECT after_state FROM audit_entry WHERE action = 'change-request.accept'")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_fact_is_asked_for_once_at_a_time(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);
        var first = await changes.SendAsync((ChangeFact.Name, "甲"), (ChangeFact.Scope, "热食类食品制售"));

        var second = await changes.SendAsync((ChangeFact.Scope, "糕点类食品制售"));
        Assert.Equal((ChangeOutcome.FactOpen, ChangeFact.Scope), (second.Outcome, second.Fact));
        Assert.Equal(ChangeOutcome.Moved, (await changes.SendAsync((ChangeFact.Address, "新街1号"))).Outcome);
        // Returned it is still open; withdrawn it is not.
        await changes.ReturnAsync(first.Id);
        Assert.Equal(ChangeOutcome.FactOpen, (await changes.SendAsync((ChangeFact.Name, "乙"))).Outcome);
        Assert.Equal(ChangeOutcome.Moved, (await changes.Ledger.WithdrawAsync(changes.Shop.Owner, changes.Shop.Eatery, first.Id, events: 2, changes.NewForm())).Outcome);
        Assert.Equal(ChangeOutcome.Moved, (await changes.SendAsync((ChangeFact.Name, "乙"))).Outcome);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_many_requests_for_a_fact_at_once_one_is_taken(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => changes.SendAsync((ChangeFact.Name, $"名{number}"))));

        Assert.Single(results, result => result.Outcome == ChangeOutcome.Moved);
        Assert.All(results.Where(result => result.Outcome != ChangeOutcome.Moved), result => Assert.Equal(ChangeOutcome.FactOpen, result.Outcome));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_request"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_form_sent_again_does_nothing_again(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);
        var form = changes.NewForm();
        var draft = Changes.Draft((ChangeFact.Name, "甲"));

        var once = await changes.Ledger.SendAsync(changes.Shop.Owner, changes.Shop.Eatery, draft, form);
        Assert.Equal(once, await changes.Ledger.SendAsync(changes.Shop.Owner, changes.Shop.Eatery, draft, form));
        var accepting = changes.NewForm();
        await changes.AcceptAsync(once.Id, accepting);
        Assert.Equal(ChangeOutcome.Moved, (await changes.Decisions.AcceptAsync(changes.Regulator, changes.Shop.Eatery, once.Id, 1, "x", accepting)).Outcome);

        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_request_event"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nothing_is_decided_on_what_the_registry_no_longer_says(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);
        var sent = await changes.SendAsync((ChangeFact.Address, "新街1号"));
        var shown = await changes.BaseAsync(sent.Id);
        await services.ExecuteAsync($"UPDATE eatery SET address = '导入的地址' WHERE id = {changes.Shop.Eatery.Id}");

        var stale = await changes.Decisions.AcceptAsync(changes.Regulator, changes.Shop.Eatery, sent.Id, events: 1, shown, changes.NewForm());
        Assert.Equal(ChangeOutcome.BaseChanged, stale.Outcome);
        Assert.Equal("导入的地址", (await changes.FactsAsync()).Address);

        // Seen and decided again, it is applied, and history says what it replaced.
        Assert.Equal(ChangeOutcome.Moved, (await changes.AcceptAsync(sent.Id)).Outcome);
        Assert.Equal("新街1号", (await changes.FactsAsync()).Address);
        Assert.Equal("导入的地址", Assert.Single((await changes.FindAsync(sent.Id)).Lines).OldValue);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_comes_late_is_told_and_changes_nothing(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);
        var sent = await changes.SendAsync((ChangeFact.Address, "新街1号"));
        var shown = await changes.BaseAsync(sent.Id);
        await changes.Ledger.WithdrawAsync(changes.Shop.Owner, changes.Shop.Eatery, sent.Id, events: 1, changes.NewForm());

        Assert.Equal(ChangeOutcome.Changed, (await changes.Decisions.AcceptAsync(changes.Regulator, changes.Shop.Eatery, sent.Id, events: 1, shown, changes.NewForm())).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await changes.AcceptAsync(sent.Id)).Outcome);
        Assert.Equal(ChangeOutcome.Refused, (await changes.Ledger.CorrectAsync(changes.Shop.Owner, changes.Shop.Eatery, sent.Id, Changes.Draft((ChangeFact.Name, "甲")), 2, changes.NewForm())).Outcome);
        Assert.Equal(ChangeOutcome.Unknown, (await changes.Ledger.WithdrawAsync(changes.Shop.Owner, changes.Shop.Eatery, id: 1, events: 1, changes.NewForm())).Outcome);

        Assert.Equal("昆明市五华区翠湖南路68号", (await changes.FactsAsync()).Address);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_licence_number_that_is_somebody_elses_is_refused_when_it_is_sent_and_when_it_is_accepted(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);
        var (taken, free) = (LicenceNumber.Create(LicenceCategory.Catering, "530102", 970_001), LicenceNumber.Create(LicenceCategory.Catering, "530102", 970_002));
        await Eateries.AddAsync(services.Database, licence: taken);

        Assert.Equal(ChangeOutcome.LicenceTaken, (await changes.SendAsync((ChangeFact.LicenceNumber, taken))).Outcome);
        var sent = await changes.SendAsync((ChangeFact.LicenceNumber, free));
        await Eateries.AddAsync(services.Database, licence: free);
        Assert.Equal(ChangeOutcome.LicenceTaken, (await changes.AcceptAsync(sent.Id)).Outcome);

        Assert.Equal(ChangeState.Pending, (await changes.FindAsync(sent.Id)).Request.Standing);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_evidence_or_room_for_it_nothing_is_sent(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine, ("Uploads:EateryMegabytes", "1"));
        var changes = await Changes.BeginAsync(services);
        var large = Checks.Photo(1) with { Content = new byte[(1024 * 1024) + 1] };

        Assert.Equal(ChangeOutcome.NoEvidence, (await changes.Ledger.SendAsync(changes.Shop.Owner, changes.Shop.Eatery, Changes.Draft([], (ChangeFact.Name, "甲")), "a")).Outcome);
        Assert.Equal(ChangeOutcome.NoSpace, (await changes.Ledger.SendAsync(changes.Shop.Owner, changes.Shop.Eatery, Changes.Draft([large], (ChangeFact.Name, "甲")), "b")).Outcome);

        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_request"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_nearest_office_is_told_and_no_other(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var changes = await Changes.BeginAsync(services);
        var city = await People.AddAsync(services.Provider, SafeDiningCode.Web.Accounts.Role.Regulator, "5301");
        var elsewhere = await People.AddAsync(services.Provider, SafeDiningCode.Web.Accounts.Role.Regulator, "530103");
        var inspector = await People.AddAsync(services.Provider, SafeDiningCode.Web.Accounts.Role.Inspector, "530102");

        await changes.SendAsync((ChangeFact.Name, "甲"));

        Assert.Equal([changes.Regulator.AccountId], (await services.ColumnAsync("SELECT CAST(account_id AS varchar(20)) FROM notice")).Select(long.Parse));
        Assert.DoesNotContain(changes.Regulator.AccountId, new[] { city, elsewhere, inspector });
    }
}
