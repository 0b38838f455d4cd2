namespace SafeDiningCode.Web.Registry.Import;

/// <summary>Why a row was refused, or what is odd about one that was accepted.</summary>
/// <param name="Code">Its name in JSON and in the report; stable.</param>
/// <param name="Chinese">What to do, in Chinese.</param>
/// <param name="English">What to do, in English.</param>
internal sealed record ImportReason(string Code, string Chinese, string English)
{
    public static readonly ImportReason LicenceCheckDigit = new(
        "licence-check-digit",
        "许可证编号的校验位不符，有数字录错或颠倒。请对照许可证改正。",
        "The check digit of the licence number does not follow: a digit is wrong or two changed places. Compare it with the licence.");

    public static readonly ImportReason LicenceFormat = new(
        "licence-format",
        "许可证编号应为 JY 加 14 位数字，第一位为 1、2 或 3。请对照许可证改正。",
        "A licence number is JY and 14 digits, the first 1, 2 or 3. Compare it with the licence.");

    public static readonly ImportReason NameMissing = new(
        "name-missing", "缺少经营者名称，请补填。", "The operator's name is missing: fill it in.");

    public static readonly ImportReason NameTooLong = new(
        "name-too-long", "经营者名称超过 100 字，请核对。", "The operator's name has more than 100 characters: check it.");

    public static readonly ImportReason DatesReversed = new(
        "dates-reversed", "有效期至早于发证日期，请核对。", "The licence ends before it begins: check both dates.");

    public static readonly ImportReason DateUnreadable = new(
        "date-unreadable", "日期无法识别，请写成 2026-08-02 的形式。", "The date cannot be read: write it like 2026-08-02.");

    public static readonly ImportReason DuplicateLicence = new(
        "duplicate-licence",
        "文件中前面已有同一许可证编号，以前面的一行为准。请删去多余的一行。",
        "The same licence stands further up in this file, and that row was taken. Delete the wrong one.");

    public static readonly ImportReason TextTooLong = new(
        "text-too-long", "文字过长，请核对并缩短。", "The text is too long: check and shorten it.");

    public static readonly ImportReason StatusUnknown = new(
        "status-unknown", "许可状态应为 有效、吊销、撤销 或 注销。", "The status is 有效 valid, 吊销 revoked, 撤销 withdrawn or 注销 cancelled.");

    public static readonly ImportReason TooManyCells = new(
        "too-many-cells",
        "本行的单元格多于表头，可能有未加引号的逗号。请核对。",
        "The row has more cells than the header: perhaps a comma without quotes. Check it.");

    public static readonly ImportReason OutsideScope = new(
        "outside-scope",
        "店铺现在登记在您的辖区之外，或者这一行把它登记到辖区之外，未导入。请交由上级或当地导入。",
        "The eatery lies outside your division, or this row would put it there; it was not taken. Hand it to those in charge there.");

    public static readonly ImportReason CreditCodeDoubtful = new(
        "credit-code-check", "统一社会信用代码的校验不符，已照录，请核对。", "The credit code breaks its check; it was taken as it is. Check it.");

    public static readonly ImportReason CreditCodeTooLong = new(
        "credit-code-length", "统一社会信用代码过长，未录入，请核对。", "The credit code is too long and was left out. Check it.");

    public static readonly ImportReason DivisionUnknown = new(
        "division-unknown", "行政区划或街道代码不在目录中，计入「待核实」,请核对。", "The division or street is not in the directory; the eatery is counted as to be confirmed. Check it.");

    public static readonly ImportReason LicenceElsewhere = new(
        "licence-division-unknown",
        "许可证编号中的区划代码不在目录中，可能是旧区县或外地发证，请核对。",
        "The place in the licence number is not in the directory: a county that is no more, or issued elsewhere. Check it.");

    public static readonly ImportReason CoordinatesImpossible = new(
        "coordinates-impossible", "经纬度不可能在中国境内，未录入，请核对。", "The coordinates are not in China and were left out. Check them.");

    public static readonly ImportReason GradeUnknown = new(
        "grade-unknown", "量化等级无法识别，未录入，应为 A、B 或 C。", "The grade cannot be read and was left out: it is A, B or C.");

    public static readonly ImportReason KitchenUnknown = new(
        "kitchen-unknown",
        "明厨亮灶方式无法识别，按「无」录入。应为 隔断、透明、视频、网络 或 无。",
        "The kind of open kitchen cannot be read and was taken as none: it is 隔断, 透明, 视频, 网络 or 无.");

    public static readonly ImportReason InspectionUnreadable = new(
        "inspection-unreadable",
        "最近检查的日期或结果缺失或无法识别，未录入这次检查。",
        "The inspection's date or result is missing or cannot be read; the inspection was left out.");

    /// <summary>The reasons for refusing a row, in the order in which they are listed.</summary>
    public static readonly ImportReason[] Rejections =
    [
        LicenceCheckDigit, LicenceFormat, NameMissing, NameTooLong, DatesReversed, DateUnreadable, DuplicateLicence,
        TextTooLong, StatusUnknown, TooManyCells, OutsideScope,
    ];
}
