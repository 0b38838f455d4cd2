using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Demo;

/// <summary>One eatery in each state that the scan page must show well, at the head of the demo city.</summary>
internal static class DemoStates
{
    private static readonly Func<DemoEatery, DateOnly, DemoEatery>[] States =
    [
        // In force, with a record: the one to look at first.
        (eatery, today) => eatery with
        {
            Sign = "示例翠湖过桥米线",
            Address = "昆明市五华区翠湖南路68号",
            Street = "530102002",
            Grade = Grade.A,
            Kitchen = KitchenKind.Network,
            HeartbeatAge = TimeSpan.Zero,
            DissatisfiedPercent = 4,
            FairPercent = 9,
            Popularity = 2,
            Inspections =
            [
                new DemoInspection(today.AddDays(-35), InspectionResult.Conforms, []),
                new DemoInspection(today.AddDays(-234), InspectionResult.Mostly, [new DemoFailure("餐具保洁柜未关闭", KeyItem: false, today.AddDays(-227))]),
                new DemoInspection(today.AddDays(-367), InspectionResult.Conforms, []),
            ],
        },

        // Failed its last inspection, and the diners say so too.
        (eatery, today) => eatery with
        {
            Sign = "示例金马小锅米线",
            Grade = Grade.C,
            Kitchen = KitchenKind.Video,
            HeartbeatAge = TimeSpan.FromMinutes(50),
            DissatisfiedPercent = 46,
            FairPercent = 20,
            Popularity = 1.2,
            Inspections =
            [
                new DemoInspection(
                    today.AddDays(-12),
                    InspectionResult.Fails,
                    [
                        new DemoFailure("食品处理区有超过保质期的调味料", KeyItem: true, MendedOn: null),
                        new DemoFailure("部分从业人员未取得有效健康证明", KeyItem: true, MendedOn: null),
                        new DemoFailure("地面有油污未及时清理", KeyItem: false, today.AddDays(-8)),
                    ]),
                new DemoInspection(today.AddDays(-180), InspectionResult.Mostly, [new DemoFailure("垃圾桶未加盖", KeyItem: false, today.AddDays(-175))]),
            ],
        },

        // Expiring within thirty days.
        (eatery, today) => eatery with { Sign = "示例圆通汽锅鸡（快到期）", IssuedOn = today.AddYears(-5).AddDays(13), ValidUntil = today.AddDays(12), Grade = Grade.B },

        // Expired.
        (eatery, today) => eatery with { Sign = "示例大观烧饵块（已过期）", IssuedOn = today.AddYears(-5).AddDays(-40), ValidUntil = today.AddDays(-41), Popularity = 0.3 },

        // Revoked (吊销).
        (eatery, _) => eatery with { Sign = "示例东陆火锅（已吊销）", Status = "吊销", Popularity = 0.3 },

        // Never inspected, hence no grade either.
        (eatery, today) => eatery with { Sign = "示例洛龙茶餐厅（新开）", IssuedOn = today.AddDays(-20), ValidUntil = today.AddDays(-20).AddYears(5), Inspections = [], Grade = null, Kitchen = null, HeartbeatAge = null },

        // Inspected, no grade yet.
        (eatery, today) => eatery with { Sign = "示例海埂咖啡馆（未评级）", Grade = null, Inspections = [new DemoInspection(today.AddDays(-9), InspectionResult.Conforms, [])] },

        // No ratings yet.
        (eatery, _) => eatery with { Sign = "示例昙华面馆（还没有评价）", Popularity = 0 },

        // Fewer than ten ratings.
        (eatery, _) => eatery with { Sign = "示例白塔素食馆（评价不足十次）", Popularity = 0, ExactRatings = 7 },

        // Its first code was stolen: revoked, and another issued.
        (eatery, _) => eatery with { Sign = "示例北辰饺子馆（换过码）", CodeReplaced = true },
    ];

    /// <summary>How many states there are.</summary>
    public static int Count => States.Length;

    /// <summary>An ordinary eatery turned into one in the given state.</summary>
    public static DemoEatery Show(int number, DemoEatery ordinary, DateOnly today) => States[number](ordinary, today);
}
