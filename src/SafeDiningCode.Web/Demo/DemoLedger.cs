using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Demo;

/// <summary>
/// A few inspections of the demo city as inspectors make them, and what became of what they found: the ledger has something
/// in each of its states. By the ordinary ways in; done again it finds all done.
/// </summary>
internal sealed class DemoLedger(VisitBook visits, VisitReader reader, RectificationLedger ledger, InspectionForms forms, EateryAccess access, TimeProvider clock)
{
    private const int PerGroup = 6;
    private const int KeyItems = 3;
    private const int GeneralItems = 7;

    // A tick.
    private const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwAQMAAACbhe5cAAAABlBMVEXu8vAXcD+9izeZAAAAaElEQVR42mNgoDFogNKMMAYzjMEOY/DDGPIwTXYwRg2M8QNmzAcQyQQ05gHYMKAxB6CmQoxhPgA1BqjADqalBmYI1JgaiDFAiyDGAK2GGAN0TD/UNez3YQ7+B7P7D7prGApgDAUG+gAAS5UWfNddw8YAAAAASUVORK5CYII=";

    private static readonly Actor Inspector = Person("示例检查员", Role.Inspector);
    private static readonly Actor Regulator = Person("示例监管员", Role.Regulator);
    private static readonly Actor Owner = Person("示例负责人", Role.Owner);

    // What failed, when, until when it is to be mended (days from today), and how far it has come.
    private static readonly Case[] Cases =
    [
        new(["place-clean", "place-hood"], 3, 7, Stage.Open),
        new(["place-hood"], 14, -4, Stage.Open),
        new(["goods-stock"], 9, 5, Stage.Ordered),
        new(["place-clean"], 8, 2, Stage.Asked),
        new(["show-result"], 10, 4, Stage.Returned),
        new(["place-hood"], 12, 1, Stage.Accepted),
        new(["show-grade"], 11, 3, Stage.Closed),
        new([], 6, 0, Stage.Open),
        new(["goods-stock"], 13, -2, Stage.Ordered),
        new(["place-clean"], 7, 6, Stage.Answered),
        new([], 2, 0, Stage.Open),
        new(["show-result", "place-hood"], 5, 9, Stage.Open),
    ];

    /// <summary>Writes them, for the last eateries of the first county and of the others: ones that no state of the demo is shown by.</summary>
    public async Task WriteAsync(IReadOnlyList<RatedEatery> eateries, CancellationToken cancellation = default)
    {
        var ordinary = eateries.Where(eatery => eatery.Eatery.Number >= DemoStates.Count && eatery.Place.Serial != 0).ToList();
        var first = eateries.Count == 0 ? "" : eateries.Min(eatery => eatery.Eatery.County);
        var chosen = ordinary.Where(eatery => eatery.Eatery.County == first).TakeLast(PerGroup).Concat(ordinary.Where(eatery => eatery.Eatery.County != first).TakeLast(PerGroup));
        var form = await forms.CurrentAsync(cancellation);
        foreach (var (eatery, one) in chosen.Zip(Cases))
        {
            if (await access.FindAsync(Actor.Console, eatery.Place.EateryId, cancellation) is { } shop)
            {
                await WriteAsync(shop, Entry(form, one, "demo:" + eatery.Eatery.LicenceNumber), one, cancellation);
            }
        }
    }

    private async Task WriteAsync(EateryInScope shop, VisitEntry entry, Case one, CancellationToken cancellation)
    {
        var visit = await visits.SendAsync(shop, entry, Inspector, cancellation);
        var problems = (await reader.FindAsync(shop.Id, visit.Id, cancellation))?.Failures.Select(failure => failure.RectificationId).OfType<long>().ToList() ?? [];
        foreach (var problem in problems)
        {
            var events = 1;
            foreach (var (actor, steps) in Moves(one))
            {
                // A name of its own for each: a second run finds it made.
                var name = string.Create(CultureInfo.InvariantCulture, $"demo:{events}");
                await ledger.MoveAsync(shop.Id, problem, steps, events, name, actor, shop.Division, cancellation);
                events += steps.Length;
            }
        }
    }

    private IEnumerable<(Actor Actor, DraftStep[] Steps)> Moves(Case one)
    {
        var today = Day.InShanghai(clock);
        if (one.Stage == Stage.Ordered)
        {
            // An order is given for a day to come; that of another has run out by its inspection's.
            yield return (Regulator, [new DraftStep(RectificationMove.Dispatch) { DueOn = today.AddDays(Math.Max(one.Due, 3)), Note = "请在期限内整改，上传整改后的照片。" }]);
        }

        if (one.Stage >= Stage.Answered)
        {
            var answer = new DraftStep(RectificationMove.Answer) { Note = "已经清理干净，见照片。", Proofs = [Proof()] };
            yield return (Owner, one.Stage == Stage.Answered ? [answer] : [answer, new DraftStep(RectificationMove.AskClosure)]);
        }

        if (one.Stage == Stage.Returned)
        {
            yield return (Regulator, [new DraftStep(RectificationMove.Return) { Note = "照片看不清，请重新拍摄后上传。", DueOn = today.AddDays(Math.Max(one.Due, 3)) }]);
        }

        if (one.Stage >= Stage.Accepted)
        {
            yield return (Regulator, [new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = one.Stage == Stage.Closed ? today : today.AddDays(20) }]);
        }

        if (one.Stage == Stage.Closed)
        {
            yield return (Inspector, [new DraftStep(RectificationMove.PassLookBack)]);
        }
    }

    private VisitEntry Entry(InspectionForm form, Case one, string key)
    {
        var today = Day.InShanghai(clock);
        var looked = form.Items.Where(item => item.Key).Take(KeyItems).Concat(form.Items.Where(item => !item.Key).Take(GeneralItems)).Select(item => item.Code)
            .Concat(one.Failed).ToHashSet(StringComparer.Ordinal);
        return new VisitEntry
        {
            Form = form,
            InspectedOn = today.AddDays(-one.Ago),
            Items =
            [
                .. form.Items.Select((item, place) => (Item: item, Position: place + 1)).Where(each => looked.Contains(each.Item.Code)).Select(each => one.Failed.Contains(each.Item.Code)
                    ? new FoundItem(each.Item, each.Position, ItemAnswer.Failed, "示例：现场发现不符合")
                    : new FoundItem(each.Item, each.Position, ItemAnswer.Passed, null)),
            ],
            Signer = Owner.Name,
            MendBy = one.Failed.Length > 0 ? today.AddDays(one.Due) : null,
            PublishOn = today,
            OpenedAt = clock.GetUtcNow().UtcDateTime,
            Key = key,
        };
    }

    private static CleanFile Proof() =>
        FileCleaner.Clean(Convert.FromBase64String(Picture)).File ?? throw new InvalidOperationException("The demo's own picture is refused.");

    private static Actor Person(string name, Role role) => new() { AccountId = 0, Name = name, Role = role, Scope = Scope.Everything };

    private enum Stage
    {
        Open,
        Ordered,
        Answered,
        Asked,
        Returned,
        Accepted,
        Closed,
    }

    private sealed record Case(string[] Failed, int Ago, int Due, Stage Stage);
}
