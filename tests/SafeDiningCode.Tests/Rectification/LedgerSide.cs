using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Rating.Receipts;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Verification;

namespace SafeDiningCode.Tests.Rectification;

/// <summary>An eatery with its owner, its county's regulator, and what they do to problems.</summary>
internal sealed class LedgerSide
{
    private static int keys;

    private LedgerSide(Checks checks, Actor regulator) => (Checks, Regulator) = (checks, regulator);

    public Checks Checks { get; }

    public TestServices Services => Checks.Services;

    public long Eatery => Checks.Eatery.Id;

    public Actor Owner => Checks.Owner;

    public Actor Regulator { get; }

    public DateOnly Today => Day.InShanghai(Services.Clock);

    public static async Task<LedgerSide> BeginAsync(TestServices services) =>
        new(await Checks.BeginAsync(services), await OfficialAsync(services, Role.Regulator, "530102"));

    public static async Task<Actor> OfficialAsync(TestServices services, Role role, string division) => new()
    {
        AccountId = await People.AddAsync(services.Provider, role, division), Name = "王监管", Role = role, Scope = Scope.OfDivision(division),
    };

    public async Task<long> OpenAsync(
        ProblemSource source = ProblemSource.Complaint, Reasons topic = Reasons.Tableware, bool keyItem = false, DateOnly? due = null, DateOnly? found = null,
        string wording = "餐具保洁柜未关闭")
    {
        await using var session = await Services.Database.BeginAsync();
        var id = await Services.Get<RectificationLedger>().OpenAsync(
            session,
            new NewProblem
            {
                EateryId = Eatery, Source = source, SourceKey = $"test:{Interlocked.Increment(ref keys)}", Wording = wording, FoundOn = found ?? Today, DueOn = due, Topic = topic,
                KeyItem = keyItem,
            },
            Regulator,
            Checks.Eatery.Division);
        await session.CommitAsync();
        return id;
    }

    public async Task<MoveResult> TryAsync(long id, Actor actor, params DraftStep[] steps) => await Services.Get<RectificationLedger>().MoveAsync(
        Eatery, id, steps, (await FindAsync(id)).Problem.Events, Guid.NewGuid().ToString("N"), actor, Checks.Eatery.Division);

    public async Task MoveAsync(long id, Actor actor, params DraftStep[] steps) => Assert.Equal(MoveOutcome.Moved, (await TryAsync(id, actor, steps)).Outcome);

    /// <summary>The owner answers with a photograph and asks for closure.</summary>
    public Task AskAsync(long id) => MoveAsync(
        id, Owner, new DraftStep(RectificationMove.Answer) { Note = "换了", Proofs = [Checks.Photo((byte)(id % 251))] }, new DraftStep(RectificationMove.AskClosure));

    /// <summary>A problem that was answered and taken as mended until a look-back visit.</summary>
    public async Task<long> MendedAsync(Reasons topic = Reasons.Tableware, ProblemSource source = ProblemSource.Complaint)
    {
        var id = await OpenAsync(source, topic);
        await AskAsync(id);
        await MoveAsync(id, Regulator, new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = Today.AddDays(30) });
        return id;
    }

    public async Task<RectificationHistory> FindAsync(long id) => (await Services.Get<RectificationLedger>().FindAsync(Eatery, id))!;

    /// <summary>The receipt of a rating that was just counted.</summary>
    public ReceiptRow Receipt(bool counted = true) => new()
    {
        RatingId = 1, EateryId = Eatery, Receipt = "r", Serial = 1, Name = "x", Address = "x", Unit = Checks.Eatery.Unit, Satisfaction = 1, Reasons = 0,
        RatedAt = Services.Clock.GetUtcNow().UtcDateTime, UndoneAt = counted ? null : Services.Clock.GetUtcNow().UtcDateTime,
    };

    /// <summary>A diner rates and answers; false where nothing was asked or it was not taken.</summary>
    public async Task<bool> AnswerAsync(string device, bool mended)
    {
        var book = Services.Get<MendedBook>();
        var receipt = Receipt();
        return await book.FindAsync(receipt, device) is { } asked && await book.AnswerAsync(receipt, asked, device, mended);
    }

    public Task<int> NoticesAsync(string kind, long? account = null) =>
        Services.ValueAsync<int>($"SELECT COUNT(*) FROM notice WHERE kind = '{kind}' AND eatery_id = {Eatery}{(account is { } one ? $" AND account_id = {one}" : "")}");
}
