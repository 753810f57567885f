using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Where a DDI shows the header of a structure, and what may stand there.</summary>
/// <param name="Ddi">The function.</param>
/// <param name="Structure">Name of the structure.</param>
/// <param name="Type">NDIS_OBJECT_TYPE_XXX.</param>
/// <param name="Rule">The rule that a wrong header breaks.</param>
/// <param name="OldRule">The rule that an old revision breaks in the strict profile.</param>
/// <param name="Revisions">The revisions, ascending.</param>
internal sealed record HeaderLayout(
    TraceName Ddi,
    string Structure,
    ulong Type,
    OwnedRule Rule,
    OwnedRule OldRule,
    params HeaderRevision[] Revisions);
