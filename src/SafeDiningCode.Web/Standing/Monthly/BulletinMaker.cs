using System.Globalization;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Standing.Pages;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>Puts a bulletin together: every number out of the published lists, words around them as they were written.</summary>
internal static class BulletinMaker
{
    /// <summary>Makes the document.</summary>
    /// <param name="file">The published lists.</param>
    /// <param name="texts">What was written around them.</param>
    /// <param name="authority">Whose document it is.</param>
    /// <param name="address">Where the lists can be seen and checked, with the host.</param>
    /// <param name="number">Its number; null for a draft.</param>
    /// <param name="issuedOn">When it was issued; null for a draft.</param>
    public static BulletinDocument Make(StandingFile file, BulletinTexts texts, string authority, string address, string? number, DateOnly? issuedOn) => new()
    {
        Authority = authority,
        Number = number,
        Title = texts.Title,
        Addressees = texts.Addressees.TrimEnd('：', ':') + "：",
        Body =
        [
            new BulletinParagraph(texts.Opening),
            new BulletinHeading("一、总体情况"),
            new BulletinParagraph(Overall(file)),
            new BulletinHeading("二、红榜"),
            .. Red(file),
            new BulletinHeading("三、黑榜"),
            .. Black(file),
            new BulletinHeading("四、工作要求"),
            .. texts.Demands.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((demand, place) => new BulletinParagraph(Listed(place, demand))),
        ],
        IssuedOn = issuedOn is { } day ? BulletinWords.DayOf(day) : null,
        Annex = [Ranking(file), .. Definitions(file, address)],
        Copies = texts.Copies,
    };

    // Months of before it was counted have none, which is not nought.
    private static string Known(long? count) => count is { } known ? Figures.Count(known) : "—";

    private static string Overall(StandingFile file)
    {
        var units = file.Facts.Units;
        var tally = units.Aggregate(default(Tally), (sum, unit) => sum + unit.Tally);
        var (licensed, coded, rated, dissatisfied) = (units.Sum(unit => unit.Licensed), units.Sum(unit => unit.Coded), units.Sum(unit => unit.Rated), units.Sum(unit => unit.DissatisfiedEateries));
        return $"全市参加排名的区县共有持证餐饮服务提供者{Figures.Count(licensed)}家，已赋码{Figures.Count(coded)}家，覆盖率{Share(coded, licensed)}；"
            + $"收到有效评价{Figures.Count(tally.Counted)}次，满意率{(tally.Counted == 0 ? "—" : Figures.Percent(SatisfactionRules.SatisfiedShare(tally)))}；"
            + $"参评店（当月有效评价不少于{file.Facts.Settings.Satisfaction.MinimumRatings}次）{Figures.Count(rated)}家，参评率{Share(rated, licensed)}；"
            + $"其中不满意店{Figures.Count(dissatisfied)}家，占参评店{Share(dissatisfied, rated)}。";
    }

    private static IEnumerable<BulletinBlock> Red(StandingFile file) => file.Result.Red.Count == 0
        ? [new BulletinParagraph("本月没有区县列入红榜。")]
        : file.Result.Red.Select((unit, place) => new BulletinParagraph(Listed(place, $"{Name(file, unit)}：综合得分{Points(file, Ranked(file, unit))}，列第{Ranked(file, unit).Place}名。")));

    private static IEnumerable<BulletinBlock> Black(StandingFile file)
    {
        if (file.Result.Black.Count == 0)
        {
            return [new BulletinParagraph("本月没有区县列入黑榜。")];
        }

        return
        [
            .. file.Result.Black.Select((entry, place) =>
            {
                var unit = Ranked(file, entry.Unit);
                var share = unit.DissatisfiedShare;
                return new BulletinParagraph(Listed(
                    place,
                    $"{Name(file, entry.Unit)}：{string.Join("；", StandingWords.Triggers(entry.Triggers, file.Facts.Settings, Language.Chinese))}。"
                    + (share.IsEmpty ? "本月没有参评店；" : $"{Bad(file, entry.Unit)}，占{Figures.Percent(share)}（{share.Part}/{share.Whole}，95%区间{Interval(share)}）；")
                    + $"综合得分{Points(file, unit)}，列第{unit.Place}名。"));
            }),
            new BulletinParagraph("对列入黑榜的区县予以通报批评，并按规定约谈。"),
        ];
    }

    private static BulletinTable Ranking(StandingFile file) => new(
        $"{BulletinWords.Month(file.Facts.Month)}各区县综合排名",
        ["区县", "名次", "得分", "满意率", "不满意占比", "95%区间", "不满意店", "参评店", "持证店", "有码店", "亮码店", "有效评价", "暂不计入"],
        [
            .. file.Result.Ranking.Select(IReadOnlyList<string> (ranked) =>
            {
                var unit = file.Facts.Units.Single(each => each.Unit == ranked.Unit);
                return
                [
                    Name(file, ranked.Unit),
                    ranked.Place.ToString(CultureInfo.InvariantCulture),
                    Points(file, ranked),
                    unit.Tally.Counted < Figures.FewestForRate ? "评价少" : Figures.Percent(SatisfactionRules.SatisfiedShare(unit.Tally)),
                    ranked.DissatisfiedShare.IsEmpty ? "—" : Figures.Percent(ranked.DissatisfiedShare),
                    ranked.DissatisfiedShare.IsEmpty ? "—" : Interval(ranked.DissatisfiedShare),
                    Figures.Count(unit.DissatisfiedEateries), Figures.Count(unit.Rated), Figures.Count(unit.Licensed), Figures.Count(unit.Coded), Known(unit.Displayed),
                    Figures.Count(unit.Tally.Counted), Known(unit.SetAside),
                ];
            }),
        ]);

    private static IEnumerable<BulletinBlock> Definitions(StandingFile file, string address)
    {
        var settings = file.Facts.Settings;
        yield return new BulletinParagraph(
            $"说明：满意率=（满意+基本满意）÷有效评价；不满意店=参评店中不满意占{(settings.Satisfaction.DissatisfiedBasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture)}%及以上的店；"
            + $"不满意占比=（不满意店+沉默店）÷（参评店+沉默店），沉默店是此前{settings.SilentMonths}个月内判为不满意店、本月没有参评的持证店；"
            + $"综合得分按满意率{settings.SatisfiedWeight}、不满意店以外的占比{settings.ContentWeight}、参评率{settings.ParticipationWeight}、覆盖率{settings.CoverageWeight}{(settings.DisplayWeight == 0 ? "" : $"、亮码率{settings.DisplayWeight}")}加权；"
            + "亮码店是一年内检查时正在使用的码已亮出的持证店；暂不计入的评价是短时间大量相同或同一批设备评价过多的，核实前不计入任何数字。");
        yield return new BulletinParagraph(
            $"数字冻结于{StandingWords.Moment(file.ReadAt)}，持证店和有码店以{BulletinWords.DayOf(file.LicensedAsOf)}的登记为准；红黑榜第{file.Version}版，设置第{file.SettingsVersion}版，公式第{file.Formula}版。全部依据和复算文件见：", address);
    }

    // Silent ones count in the share: they are named wherever there are any.
    private static string Bad(StandingFile file, string unit)
    {
        var numbers = file.Facts.Units.Single(each => each.Unit == unit);
        return numbers.Silent == 0
            ? $"参评店{numbers.Rated}家中不满意店{numbers.DissatisfiedEateries}家"
            : $"参评店{numbers.Rated}家中不满意店{numbers.DissatisfiedEateries}家，另有沉默店{numbers.Silent}家";
    }

    private static RankedUnit Ranked(StandingFile file, string unit) => file.Result.Ranking.Single(each => each.Unit == unit);

    private static string Name(StandingFile file, string unit) => StandingWords.Name(file, unit, Language.Chinese);

    private static string Points(StandingFile file, RankedUnit unit) => StandingWords.Points(unit.Score, file.Facts.Settings);

    private static string Interval(Share share) => Figures.Interval(Wilson.Interval(share.Part, share.Whole));

    private static string Share(long part, long whole) => whole == 0 ? "—" : Figures.Percent(new Share(part, whole));

    // （一）… as the second level of official documents is numbered.
    private static string Listed(int place, string text) => $"（{ChineseNumber(place + 1)}）{text}";

    private static string ChineseNumber(int number)
    {
        const int Ten = 10;
        const string Digits = "零一二三四五六七八九";
        return number switch
        {
            < Ten => Digits[number].ToString(),
            Ten => "十",
            < 2 * Ten => $"十{Digits[number - Ten]}",
            _ when number % Ten == 0 => $"{Digits[number / Ten]}十",
            _ => $"{Digits[number / Ten]}十{Digits[number % Ten]}",
        };
    }
}
