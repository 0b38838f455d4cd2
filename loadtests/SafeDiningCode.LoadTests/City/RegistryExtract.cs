using System.Globalization;
using CsvHelper;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.LoadTests.City;

/// <summary>A registry extract of a made-up city, with every column that an authority sends.</summary>
internal static class RegistryExtract
{
    private static readonly string[] Header =
    [
        "许可证编号", "统一社会信用代码", "经营者名称", "门店招牌", "经营项目", "经营场所", "行政区划代码", "街道代码", "负责人", "发证机关", "发证日期", "有效期至",
        "许可状态", "明厨亮灶方式", "量化等级", "最近检查日期", "最近检查结果", "经度", "纬度", "联系电话",
    ];

    /// <summary>Writes one of so many eateries, all in business.</summary>
    public static async Task WriteAsync(string path, DivisionDirectory divisions, int eateries, CancellationToken cancellation)
    {
        var today = Day.InShanghai(TimeProvider.System);
        await using var csv = CsvWriter.ToFile(path);
        await csv.WriteRecordAsync(Header, cancellation);
        foreach (var eatery in new DemoCity(divisions, today).Eateries(eateries))
        {
            await csv.WriteRecordAsync(Cells(eatery, today), cancellation);
        }

        await csv.FlushAsync(cancellation);
    }

    private static string[] Cells(DemoEatery eatery, DateOnly today)
    {
        var inspection = eatery.Inspections.Count > 0 ? eatery.Inspections[0] : null;
        return
        [
            eatery.LicenceNumber, eatery.CreditCode, eatery.Operator, eatery.Sign, eatery.Scope, eatery.Address, eatery.County, eatery.Street,
            eatery.LegalPerson, "昆明市市场监督管理局", Day.Text(eatery.IssuedOn), Day.Text(today.AddYears(1)), "有效",
            eatery.Kitchen switch
            {
                KitchenKind.Partition => "隔断厨房",
                KitchenKind.Transparent => "透明厨房",
                KitchenKind.Video => "视频厨房",
                KitchenKind.Network => "网络厨房",
                _ => "无",
            },
            eatery.Grade is { } grade ? Grades.ToCode(grade) : "",
            inspection is null ? "" : Day.Text(inspection.Date),
            inspection?.Result switch { InspectionResult.Conforms => "符合", InspectionResult.Mostly => "基本符合", InspectionResult.Fails => "不符合", _ => "" },
            string.Create(CultureInfo.InvariantCulture, $"102.{600_000 + (eatery.Number % 200_000)}"),
            string.Create(CultureInfo.InvariantCulture, $"24.{900_000 + (eatery.Number % 90_000)}"),
            string.Create(CultureInfo.InvariantCulture, $"0871-6{eatery.Number % 10_000_000:0000000}"),
        ];
    }
}
