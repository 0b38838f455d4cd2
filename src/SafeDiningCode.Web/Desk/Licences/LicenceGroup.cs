namespace SafeDiningCode.Web.Desk.Licences;

/// <summary>Licences that are listed together.</summary>
public enum LicenceGroup
{
    /// <summary>Run out within 30 days.</summary>
    Within30,

    /// <summary>Within 60.</summary>
    Within60,

    /// <summary>Within 90.</summary>
    Within90,

    /// <summary>Have run out, and nothing took their place.</summary>
    Ended,

    /// <summary>吊销、撤销、注销: ended by the authority.</summary>
    Struck,
}

/// <summary>The groups in addresses and in words.</summary>
internal static class LicenceGroups
{
    /// <summary>What a group is called in addresses.</summary>
    public static string Code(LicenceGroup group) => group switch
    {
        LicenceGroup.Within30 => "30",
        LicenceGroup.Within60 => "60",
        LicenceGroup.Within90 => "90",
        LicenceGroup.Ended => "ended",
        _ => "struck",
    };

    /// <summary>The group of that name; those of 30 days where there is none.</summary>
    public static LicenceGroup FromCode(string? code) => Enum.GetValues<LicenceGroup>().FirstOrDefault(group => Code(group) == code);

    /// <summary>The days on which its licences run out, first and last, as numbers like 20261122.</summary>
    public static (int First, int Last) Days(LicenceGroup group, DateOnly today) => group switch
    {
        LicenceGroup.Within30 => Ahead(today, 30),
        LicenceGroup.Within60 => Ahead(today, 60),
        LicenceGroup.Within90 => Ahead(today, 90),
        LicenceGroup.Ended => (0, Rules.Calendar.Day.ToNumber(today.AddDays(-1))),
        _ => (0, int.MaxValue),
    };

    private static (int First, int Last) Ahead(DateOnly today, int days) => (Rules.Calendar.Day.ToNumber(today), Rules.Calendar.Day.ToNumber(today.AddDays(days)));
}
