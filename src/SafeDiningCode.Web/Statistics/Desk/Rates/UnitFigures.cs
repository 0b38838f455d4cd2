using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Statistics.Desk.Rates;

/// <summary>All that rates are worked out of, for a unit in a month.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Numbers">What diners and the registry say.</param>
/// <param name="Work">What officials and kitchens do.</param>
public sealed record UnitFigures(DistrictUnit Unit, DistrictNumbers Numbers, UnitWork Work);

/// <summary>A unit in a month for officials.</summary>
/// <param name="District">As the public sees it.</param>
/// <param name="Whole">The unit.</param>
/// <param name="Below">The units directly below, in the directory's order.</param>
/// <param name="ReadAt">When licences, codes, their display and kitchens were counted, UTC; null in a month that is over.</param>
public sealed record DeskFigures(District District, UnitFigures Whole, IReadOnlyList<UnitFigures> Below, DateTime? ReadAt);
