using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Accounts;

/// <summary>What somebody may do here. The order is that of power: nobody makes or changes an account of a higher role.</summary>
public enum Role
{
    /// <summary>经营者: sees the eateries that are theirs, and nothing else.</summary>
    Owner,

    /// <summary>检查员: on site, within a division.</summary>
    Inspector,

    /// <summary>监管人员: within a division.</summary>
    Regulator,

    /// <summary>管理员: within a division, accounts and settings included.</summary>
    Administrator,
}

/// <summary>Roles as they are stored and worded.</summary>
public static class Roles
{
    /// <summary>All that work for the authority: their second factor is not theirs to leave out.</summary>
    public static readonly Role[] Officials = [Role.Inspector, Role.Regulator, Role.Administrator];

    /// <summary>Those who look after others' accounts.</summary>
    public static readonly Role[] Managers = [Role.Regulator, Role.Administrator];

    /// <summary>The code that is stored: <c>owner</c>.</summary>
    public static string ToCode(Role role) => role switch
    {
        Role.Owner => "owner",
        Role.Inspector => "inspector",
        Role.Regulator => "regulator",
        Role.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role of a code; false for anything else.</summary>
    public static bool TryFromCode(string? code, out Role role)
    {
        foreach (var known in Enum.GetValues<Role>())
        {
            if (string.Equals(ToCode(known), code, StringComparison.Ordinal))
            {
                role = known;
                return true;
            }
        }

        role = default;
        return false;
    }

    /// <summary>The role of a code that this service stored.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Role FromCode(string code) => TryFromCode(code, out var role) ? role : throw new ArgumentException($"No role is called '{code}'.", nameof(code));

    /// <summary>What a role is called in the reader's language.</summary>
    public static string Word(Role role, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return role switch
        {
            Role.Owner => language.T("经营者", "Owner"),
            Role.Inspector => language.T("检查员", "Inspector"),
            Role.Regulator => language.T("监管人员", "Regulator"),
            _ => language.T("管理员", "Administrator"),
        };
    }
}
