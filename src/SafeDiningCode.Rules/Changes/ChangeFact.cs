namespace SafeDiningCode.Rules.Changes;

/// <summary>A regulated fact that an owner cannot change but by asking the authority (登记事项).</summary>
public enum ChangeFact
{
    /// <summary>经营者名称: the operator on the licence.</summary>
    Name,

    /// <summary>经营场所: the address.</summary>
    Address,

    /// <summary>法定代表人（负责人）.</summary>
    LegalPerson,

    /// <summary>经营项目: what the licence allows.</summary>
    Scope,

    /// <summary>许可证编号: the licence's number, where it was issued anew.</summary>
    LicenceNumber,

    /// <summary>有效期至: the licence's last day.</summary>
    ValidUntil,

    /// <summary>统一社会信用代码.</summary>
    CreditCode,
}

/// <summary>The names of regulated facts in forms and in the database.</summary>
public static class ChangeFacts
{
    /// <summary>All, in the order in which they are offered.</summary>
    public static IReadOnlyList<ChangeFact> All { get; } = Enum.GetValues<ChangeFact>();

    /// <summary>The fact's name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no fact.</exception>
    public static string ToCode(ChangeFact fact) => fact switch
    {
        ChangeFact.Name => "name",
        ChangeFact.Address => "address",
        ChangeFact.LegalPerson => "legal-person",
        ChangeFact.Scope => "scope",
        ChangeFact.LicenceNumber => "licence-number",
        ChangeFact.ValidUntil => "valid-until",
        ChangeFact.CreditCode => "credit-code",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, message: null),
    };

    /// <summary>The fact by its name; null for any other text.</summary>
    public static ChangeFact? FromCode(string? code)
    {
        foreach (var fact in All)
        {
            if (ToCode(fact) == code)
            {
                return fact;
            }
        }

        return null;
    }

    /// <summary>Whether it is a fact of the licence and not of the eatery.</summary>
    public static bool IsOfLicence(ChangeFact fact) => fact is ChangeFact.Scope or ChangeFact.LicenceNumber or ChangeFact.ValidUntil or ChangeFact.CreditCode;
}
