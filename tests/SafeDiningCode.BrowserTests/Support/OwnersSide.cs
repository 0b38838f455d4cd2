using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Contradictions.Records;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Responsibility.Levels;
using SafeDiningCode.Web.Responsibility.Supervision;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Records;
using SafeDiningCode.Web.Themes;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>
/// An eatery with something on each of its owner's pages, put into the server's database by the service's own parts,
/// beside the running server.
/// </summary>
internal sealed class OwnersSide
{
    private const int DaysOwned = 20;
    private readonly IServiceProvider services;

    private OwnersSide(IServiceProvider services) => this.services = services;

    /// <summary>The eatery with a record, a problem and a theme.</summary>
    public long Eatery { get; private set; }

    /// <summary>The day of its record.</summary>
    public string Day { get; private set; } = "";

    /// <summary>A problem that an inspection found in it.</summary>
    public long Problem { get; private set; }

    /// <summary>A problem for which an order was given and whose closing is asked for.</summary>
    public long Ordered { get; private set; }

    /// <summary>What its owner says of it and asks for.</summary>
    public ShopSide Shop { get; private set; } = null!;

    /// <summary>The account of the officer who answers for it, and has visited it at one of two levels.</summary>
    public long Officer { get; private set; }

    /// <summary>Its owner's account.</summary>
    public long Owner { get; private set; }

    public static async Task<OwnersSide> MakeAsync(IServiceProvider services, SignedIn signedIn)
    {
        var side = new OwnersSide(services);
        await side.FillAsync(signedIn);
        return side;
    }

    private async Task FillAsync(SignedIn signedIn)
    {
        var clock = TimeProvider.System;
        var today = SafeDiningCode.Rules.Calendar.Day.InShanghai(clock);
        await using (var session = await services.GetRequiredService<Database>().OpenAsync())
        {
            Eatery = await session.Connection.QueryFirstAsync<long>("SELECT id FROM eatery ORDER BY id");
        }

        Owner = await signedIn.AddAsync("李示例", Role.Owner, eatery: Eatery, since: clock.GetUtcNow().UtcDateTime.AddDays(-DaysOwned));
        var actor = new Actor { AccountId = Owner, Name = "李示例", Role = Role.Owner, Scope = Scope.OfEateries(Owner, [Eatery]) };
        var eatery = (await services.GetRequiredService<EateryAccess>().FindAsync(actor, Eatery))!;

        // Yesterday and the days before it in one go: that is a lead, too.
        var list = await services.GetRequiredService<CheckLists>().CurrentAsync(SelfCheckKind.Daily);
        for (var day = 1; day <= 3; day++)
        {
            await services.GetRequiredService<SelfCheckBook>().SendAsync(
                eatery,
                new SelfCheckEntry
                {
                    Period = CheckPeriod.Of(SelfCheckKind.Daily, today.AddDays(-day)),
                    List = list,
                    Faults = day == 1 ? [new FoundFault(list.Items.First(), "一人健康证明到期，已停岗"), new FoundFault(list.Items.Last(), Note: null)] : [],
                    Texts = new Dictionary<string, string>(),
                    OpenedAt = clock.GetUtcNow().UtcDateTime.AddSeconds(-40),
                    Form = Guid.NewGuid().ToString("N"),
                },
                actor);
        }

        Day = SafeDiningCode.Rules.Calendar.Day.Text(today.AddDays(-1));
        await using (var session = await services.GetRequiredService<Database>().BeginAsync())
        {
            Problem = await services.GetRequiredService<RectificationLedger>().OpenAsync(
                session,
                new NewProblem
                {
                    EateryId = Eatery, Source = ProblemSource.Inspection, SourceKey = "inspection:1:1", Wording = "餐具保洁柜未关闭", FoundOn = today.AddDays(-9), DueOn = today.AddDays(-2),
                },
                Actor.Console,
                eatery.Division);
            await session.CommitAsync();
        }

        await ThemesAsync(eatery, actor, today);
        var regulator = new Actor
        {
            AccountId = await signedIn.AddAsync("李示例", Role.Regulator, "5301"), Name = "李示例", Role = Role.Regulator, Scope = Scope.OfDivision("5301"),
        };
        Shop = await ShopSide.FillAsync(services, eatery, actor, regulator);
        await OrderAsync(eatery, actor, regulator, today);
        await SuperviseAsync(signedIn, eatery);
        await ContradictAsync(regulator, today);
    }

    private async Task SuperviseAsync(SignedIn signedIn, EateryInScope eatery)
    {
        Officer = await signedIn.AddAsync("赵示例", Role.Inspector, "5301");
        var officer = new Actor { AccountId = Officer, Name = "赵示例", Role = Role.Inspector, Scope = Scope.OfDivision("5301") };
        var levels = services.GetRequiredService<LevelSet.Reader>().Current;
        await using (var session = await services.GetRequiredService<Database>().OpenAsync())
        {
            foreach (var level in (string[])["street", "community"])
            {
                await session.ExecuteAsync("AddResponsibilities", new { Eateries = $"[{eatery.Id}]", Level = level, AccountId = Officer, Now = TimeProvider.System.GetUtcNow().UtcDateTime });
            }
        }

        await services.GetRequiredService<SupervisionBook>().RecordAsync(
            officer, eatery, levels.Find("community")!, new SupervisionFindings(["rooms", "licence"], ["licence"], "灶台有油污，许可证已当场挂好。"));
    }

    // One of each kind, and one that was looked into.
    private async Task ContradictAsync(Actor regulator, DateOnly today)
    {
        var book = services.GetRequiredService<ContradictionBook>();
        FoundContradiction Found(string kind, ContradictionNumbers numbers) => new(Eatery, kind, today.AddDays(-28), today.AddDays(-1), numbers);
        var silent = Found(ContradictionKinds.CodeSilent, new ContradictionNumbers { SilentDays = 4, ScannedDays = 27, UsualDays = 28, Scans = 1224 });
        await book.FoundAsync([silent]);
        var id = (await book.ReadAsync(regulator.Scope, new ContradictionQuery(silent.Kind))).Rows.Single(row => row.EateryId == Eatery).Id;
        await book.HandleAsync(regulator, id, "码被促销海报挡住，已当场移开。");
        await using (var session = await services.GetRequiredService<Database>().OpenAsync())
        {
            // Long enough ago for it to be found anew.
            await session.Connection.ExecuteAsync("UPDATE contradiction SET handled_day = 20260101 WHERE id = @id", new { id });
        }

        await book.FoundAsync(
        [
            silent,
            Found(ContradictionKinds.GradeADissatisfied, new ContradictionNumbers { DissatisfiedBefore = 2, CountedBefore = 150, Dissatisfied = 41, Counted = 138 }),
            Found(ContradictionKinds.PerfectChecks, new ContradictionNumbers { Records = 26, Copies = 3 }),
        ]);
    }

    private async Task OrderAsync(EateryInScope eatery, Actor owner, Actor regulator, DateOnly today)
    {
        var opened = await services.GetRequiredService<HandProblems>().OpenAsync(
            regulator,
            [eatery],
            new HandProblem
            {
                Source = ProblemSource.Campaign, Campaign = "餐饮具集中消毒专项", Wording = "餐饮具消毒记录不全，保洁柜内有杂物", Topic = SafeDiningCode.Rules.Satisfaction.Reasons.Tableware,
                FoundOn = today.AddDays(-3), DispatchedUntil = today.AddDays(4), Demand = "补齐记录，清空保洁柜并上传照片。",
            },
            "browser");
        Ordered = opened[0];
        await services.GetRequiredService<RectificationLedger>().MoveAsync(
            Eatery, Ordered, [new DraftStep(RectificationMove.Answer) { Note = "已清空保洁柜，记录补到昨天。", Proofs = [Photo()] }, new DraftStep(RectificationMove.AskClosure)], 2, "browser answer",
            owner, eatery.Division);
    }

    private static CleanFile Photo()
    {
        var content = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
        return new CleanFile { Kind = FileKind.Png, Width = 1, Height = 1, Content = content, Hash = SHA256.HashData(content), Pixels = SHA256.HashData([1]) };
    }

    private async Task ThemesAsync(EateryInScope eatery, Actor actor, DateOnly today)
    {
        var week = Week.FirstDay(today).AddDays(-Week.Days);
        await using (var session = await services.GetRequiredService<Database>().BeginAsync())
        {
            for (var diner = 0; diner < 4; diner++)
            {
                await session.Connection.ExecuteAsync(
                    """
                    INSERT INTO rating (id, serial, eatery_id, division, unit, day, rated_at, satisfaction, reasons, comment, device_tag, counted)
                    VALUES (@id, 1, @eatery, @unit, @unit, @day, @at, 3, @reasons, @comment, @id, 1)
                    """,
                    new
                    {
                        id = 7_000_000L + diner, eatery = eatery.Id, unit = eatery.Unit, day = SafeDiningCode.Rules.Calendar.Day.ToNumber(week.AddDays(1)), at = SafeDiningCode.Rules.Calendar.Day.StartUtc(week.AddDays(1)),
                        reasons = diner == 3 ? 4 : 4 | 64, comment = diner == 1 ? "菜太咸，等了很久" : null,
                    },
                    session.Transaction);
            }

            var key = new { eatery = eatery.Id, day = SafeDiningCode.Rules.Calendar.Day.ToNumber(week.AddDays(1)) };
            if (await session.Connection.ExecuteAsync("UPDATE eatery_day SET dissatisfied = dissatisfied + 4 WHERE eatery_id = @eatery AND day = @day", key, session.Transaction) == 0)
            {
                await session.Connection.ExecuteAsync("INSERT INTO eatery_day (eatery_id, day, satisfied, fair, dissatisfied) VALUES (@eatery, @day, 0, 0, 4)", key, session.Transaction);
            }

            await session.CommitAsync();
        }

        await services.GetRequiredService<ThemeBook>().ReplyAsync(eatery, SafeDiningCode.Rules.Satisfaction.Reasons.Food, week, "少放盐，厨师已谈话。", 0, actor);
    }
}
