using SafeDiningCode.Rules.Staff;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Staff.List;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>An eatery's list as the signed-in sides show it.</summary>
/// <param name="Eatery">Whose it is.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Members">All on the list, the certificate that runs out first on top.</param>
public sealed record StaffSheet(EateryInScope Eatery, DateOnly Today, IReadOnlyList<StaffMemberRow> Members)
{
    /// <summary>How many certificates are in a state.</summary>
    public int Count(CertificateState state) => Members.Count(member => member.State(Today) == state);

    /// <summary>How many are valid today, those about to run out among them.</summary>
    public int Valid => Members.Count - Count(CertificateState.Expired);

    /// <summary>The state of the list: that of the certificate that runs out first; null where nobody is on it.</summary>
    public CertificateState? Worst => Members.Count > 0 ? Members[0].State(Today) : null;
}

/// <summary>A form that is shown: the one for somebody new, or that of a member.</summary>
/// <param name="Member">Whose certificate is renewed; null in the form for somebody new.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Errors">What is wrong with it.</param>
public sealed record StaffForm(long? Member, StaffFields Fields, IReadOnlyList<StaffError> Errors)
{
    /// <summary>The form for somebody new, with nothing typed yet.</summary>
    public static readonly StaffForm Empty = new(Member: null, StaffFields.Empty, []);

    /// <summary>What is wrong with a field; null if nothing is.</summary>
    public string? Fault(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;
}
