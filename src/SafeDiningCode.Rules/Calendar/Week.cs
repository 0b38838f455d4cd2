namespace SafeDiningCode.Rules.Calendar;

/// <summary>Weeks run from Monday to Sunday; a week is named by its Monday.</summary>
public static class Week
{
    /// <summary>Days in a week.</summary>
    public const int Days = 7;

    /// <summary>The Monday of the week in which a day lies.</summary>
    public static DateOnly FirstDay(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + Days - 1) % Days));

    /// <summary>The Sunday of the week in which a day lies.</summary>
    public static DateOnly LastDay(DateOnly day) => FirstDay(day).AddDays(Days - 1);
}
