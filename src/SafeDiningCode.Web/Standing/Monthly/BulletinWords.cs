using System.Globalization;

namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>Months and days as official documents write them.</summary>
internal static class BulletinWords
{
    /// <summary>2026年10月.</summary>
    public static string Month(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 100}年{month % 100}月");

    /// <summary>2026年11月3日.</summary>
    public static string DayOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>昆市监餐通〔2026〕3号.</summary>
    public static string Number(string series, int year, int number) => string.Create(CultureInfo.InvariantCulture, $"{series}〔{year}〕{number}号");
}
