using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>MDL: MDLs.</summary>
internal static class MdlEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "MDL-004",
                BlindSpot = new()
                {
                    Reason = "the lists come back inside the indication, so that nothing is lent when its faulty "
                        + "miniport frees the MDL",
                    Scenarios = ["data-path/receive-returned-inside"],
                },
            },
        ],
    };
}
