using CsvHelper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Demo;

/// <summary>Writes the demo city as a registry extract, so that it comes in by the same door as a real one.</summary>
internal static class DemoExtract
{
    private static readonly string[] Header =
    [
        "许可证编号", "统一社会信用代码", "经营者名称", "门店招牌", "经营项目", "经营场所", "行政区划代码", "街道代码", "负责人", "发证机关", "发证日期", "有效期至",
        "许可状态", "明厨亮灶方式", "量化等级",
    ];

    public static async Task WriteAsync(string path, IEnumerable<DemoEatery> eateries, CancellationToken cancellation)
    {
        await using var csv = CsvWriter.ToFile(path);
        await csv.WriteRecordAsync(Header, cancellation);
        foreach (var eatery in eateries)
        {
            await csv.WriteRecordAsync(
                [
                    eatery.LicenceNumber, eatery.CreditCode, eatery.Operator, eatery.Sign, eatery.Scope, eatery.Address, eatery.County, eatery.Street,
                    eatery.LegalPerson, "昆明市市场监督管理局", Day.Text(eatery.IssuedOn), Day.Text(eatery.ValidUntil), eatery.Status, KitchenWord(eatery.Kitchen),
                    eatery.Grade is { } grade ? Grades.ToCode(grade) : "",
                ],
                cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static string KitchenWord(KitchenKind? kind) => kind switch
    {
        KitchenKind.Partition => "隔断厨房",
        KitchenKind.Transparent => "透明厨房",
        KitchenKind.Video => "视频厨房",
        KitchenKind.Network => "网络厨房",
        _ => "无",
    };
}
