namespace NdisConformance.Evidence;

/// <summary>SGDMA-DEREG: closing the channel.</summary>
internal static class SgdmaDeregEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "SGDMA-DEREG-006",
                BlindSpot = new()
                {
                    Reason = "the machine stops before MiniportHaltEx closes the channel",
                    Scenarios = ["lifecycle/shutdown-in-halt"],
                },
            },
        ],
    };
}
