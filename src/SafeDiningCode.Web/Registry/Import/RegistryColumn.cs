namespace SafeDiningCode.Web.Registry.Import;

/// <summary>What a column of a registry extract holds.</summary>
internal enum RegistryColumn
{
    Licence,
    CreditCode,
    Name,
    Sign,
    Business,
    Scope,
    Address,
    County,
    Street,
    LegalPerson,
    Authority,
    IssuedOn,
    ValidUntil,
    Status,
    Kitchen,
    Grade,
    InspectedOn,
    InspectionResult,
    Longitude,
    Latitude,
    Phone,
}

/// <summary>A column's headers and the length of its text.</summary>
/// <param name="Column">The column.</param>
/// <param name="Chinese">Its header in an extract of the authority.</param>
/// <param name="English">Its header in English, and what to call it in messages.</param>
/// <param name="Aliases">Other headers met in practice.</param>
/// <param name="Limit">The most characters that the registry keeps of it; 0 where the value is no free text.</param>
internal sealed record RegistryColumnName(RegistryColumn Column, string Chinese, string English, string[] Aliases, int Limit = 0)
{
    /// <summary>
    /// The one table of headers. Case, full or half width, spaces, underscores, dashes and dots do not matter:
    /// <c>Licence No</c>, <c>licence_no</c> and <c>LICENCE-NO.</c> are the same.
    /// </summary>
    public static readonly RegistryColumnName[] All =
    [
        new(RegistryColumn.Licence, "许可证编号", "licence", ["license", "licence number", "license number", "licence no", "license no", "许可证号", "食品经营许可证编号"]),
        new(RegistryColumn.CreditCode, "统一社会信用代码", "credit code", ["uscc", "unified social credit code", "社会信用代码"]),
        new(RegistryColumn.Name, "经营者名称", "name", ["operator", "operator name", "eatery", "eatery name", "单位名称", "主体名称"], 100),
        new(RegistryColumn.Sign, "门店招牌", "sign", ["sign name", "shop sign", "trading name", "招牌"], 100),
        new(RegistryColumn.Business, "主体业态", "business", ["business type", "category"]),
        new(RegistryColumn.Scope, "经营项目", "scope", ["items", "business scope"], 400),
        new(RegistryColumn.Address, "经营场所", "address", ["premises", "经营地址", "地址"], 200),
        new(RegistryColumn.County, "行政区划代码", "division", ["division code", "county", "county code", "区划代码"]),
        new(RegistryColumn.Street, "街道代码", "street", ["street code", "town", "town code", "乡镇街道代码"]),
        new(RegistryColumn.LegalPerson, "负责人", "legal person", ["person in charge", "head", "法定代表人", "法定代表人(负责人)"], 60),
        new(RegistryColumn.Authority, "发证机关", "authority", ["issuing authority", "issued by"], 100),
        new(RegistryColumn.IssuedOn, "发证日期", "issue date", ["issued", "issued on", "date of issue", "签发日期"]),
        new(RegistryColumn.ValidUntil, "有效期至", "expiry", ["expiry date", "expires", "expires on", "valid until", "valid to", "有效期限"]),
        new(RegistryColumn.Status, "许可状态", "status", ["licence status", "license status", "许可证状态"]),
        new(RegistryColumn.Kitchen, "明厨亮灶方式", "kitchen", ["open kitchen", "kitchen kind", "明厨亮灶"]),
        new(RegistryColumn.Grade, "量化等级", "grade", ["rating grade", "量化分级"]),
        new(RegistryColumn.InspectedOn, "最近检查日期", "inspection date", ["inspected", "inspected on", "last inspection", "last inspection date"]),
        new(RegistryColumn.InspectionResult, "最近检查结果", "inspection result", ["result", "last inspection result"]),
        new(RegistryColumn.Longitude, "经度", "longitude", ["lon", "lng", "long"]),
        new(RegistryColumn.Latitude, "纬度", "latitude", ["lat"]),
        new(RegistryColumn.Phone, "联系电话", "phone", ["telephone", "tel", "电话"], 40),
    ];

    /// <summary>Without these a row says nothing that a diner could rely on: a file that lacks one is refused as a whole.</summary>
    public static readonly RegistryColumn[] Indispensable =
        [RegistryColumn.Licence, RegistryColumn.Name, RegistryColumn.IssuedOn, RegistryColumn.ValidUntil];

    /// <summary>The headers of a column.</summary>
    public static RegistryColumnName Of(RegistryColumn column) => All[(int)column];
}
