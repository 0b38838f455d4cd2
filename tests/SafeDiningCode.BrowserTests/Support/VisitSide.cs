using Microsoft.Extensions.DependencyInjection;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Objections;
using SafeDiningCode.Web.Inspections.Records;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>An eatery that was visited twice: its owner asks for a re-inspection after one visit and may still object to the other.</summary>
internal sealed class VisitSide
{
    /// <summary>The eatery.</summary>
    public long Eatery { get; private set; }

    /// <summary>Its code.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Its owner's account.</summary>
    public long Owner { get; private set; }

    /// <summary>The visit to which its owner objects.</summary>
    public long Visit { get; private set; }

    /// <summary>A visit to which nobody objects.</summary>
    public long Earlier { get; private set; }

    public static async Task<VisitSide> MakeAsync(IServiceProvider services, SignedIn signedIn, CodeLine shop)
    {
        var side = new VisitSide { Code = shop.Code, Eatery = await signedIn.EateryAsync(shop) };
        side.Owner = await signedIn.AddAsync("李示例", Role.Owner, eatery: side.Eatery);
        var owner = new Actor { AccountId = side.Owner, Name = "李示例", Role = Role.Owner, Scope = Scope.OfEateries(side.Owner, [side.Eatery]) };
        var eatery = (await services.GetRequiredService<EateryAccess>().FindAsync(owner, side.Eatery))!;
        var form = await services.GetRequiredService<InspectionForms>().CurrentAsync();
        side.Earlier = await SendAsync(services, eatery, form, daysAgo: 2, failed: []);
        side.Visit = await SendAsync(services, eatery, form, daysAgo: 0, failed: ["place-clean", "ware-clean"]);
        await services.GetRequiredService<AppealBook>().AskAsync(eatery, side.Visit, AppealKind.Reinspection, "下水口已经疏通，餐具重新消毒，请再来看一次。", "objection", owner);
        return side;
    }

    private static async Task<long> SendAsync(IServiceProvider services, EateryInScope eatery, InspectionForm form, int daysAgo, string[] failed)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var looked = form.Items.Where(item => item.Key).Take(3).Concat(form.Items.Where(item => !item.Key).Take(7)).Select(item => item.Code).Concat(failed).ToHashSet();
        var entry = new VisitEntry
        {
            Form = form,
            InspectedOn = Day.InShanghai(now).AddDays(-daysAgo),
            Items =
            [
                .. form.Items.Select((item, place) => (item, place)).Where(each => looked.Contains(each.item.Code)).Select(each => failed.Contains(each.item.Code)
                    ? new FoundItem(each.item, each.place + 1, ItemAnswer.Failed, "下水口有积水，消毒柜未通电")
                    : new FoundItem(each.item, each.place + 1, ItemAnswer.Passed, null)),
            ],
            Refusal = "负责人不在场，店员不愿代签",
            Remark = "已当场告知复检的办法。",
            MendBy = failed.Length == 0 ? null : Day.InShanghai(now).AddDays(10),
            PublishOn = Day.InShanghai(now),
            OpenedAt = now,
            Key = Guid.NewGuid().ToString("N"),
        };
        var inspector = new Actor { AccountId = 9_000_001, Name = "王检查", Role = Role.Inspector, Scope = Scope.Everything };
        return (await services.GetRequiredService<VisitBook>().SendAsync(eatery, entry, inspector)).Id;
    }
}
