using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>NBL: NET_BUFFER_LISTs and NET_BUFFERs.</summary>
internal static class NblEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "NBL-003",
                KeptBy = "contexts-and-empty-chains",
            },
            new()
            {
                Rule = "NBL-005",
                KeptBy = "contexts-and-empty-chains",
            },
            new()
            {
                Rule = "NBL-007",
                KeptBy = "nb-pool",
            },
            new()
            {
                Rule = "NBL-008",
                KeptBy = "nb-pool",
            },
            new()
            {
                Rule = "NBL-013",
                KeptBy = "contexts-and-empty-chains",
            },
            new()
            {
                Rule = "NBL-014",
                KeptBy = "nb-pool",
            },
            new()
            {
                Rule = "NBL-019",
                KeptBy = "looks-at-headers",
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "NBL-010",
                    Level = RuleLevel.Must,
                    Title = "Added context space is freed",
                    Requirement = "Context space that was added to a list is freed, with the same size, before the "
                        + "list is freed or goes back.",
                    Source = "NblF, CtxF",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.ListContexts,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NBL-011",
                    Level = RuleLevel.Must,
                    Title = "Initial context space is not",
                    Requirement = "Context space that came with a list is not freed on its own.",
                    Source = "NblF",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.ListContexts,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NBL-012",
                    Level = RuleLevel.Must,
                    Title = "Context sizes",
                    Requirement = "Sizes of added context space are multiples of the size of a pointer (AMB-20).",
                    Source = "CtxA",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.ListContexts,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NBL-017",
                    Level = RuleLevel.Must,
                    Title = "Clones are freed as they were made",
                    Requirement = "A clone is freed with the flags that it was made with, before its parent goes back.",
                    Source = "ClnF",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Clones,
            },
            new()
            {
                Rule = new()
                {
                    Id = "NBL-018",
                    Level = RuleLevel.Must,
                    Title = "Retreats are undone",
                    Requirement = "Every retreat that succeeded is undone by an advance of the same length before the "
                        + "NET_BUFFER goes back.",
                    Source = "Retr, Adv",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Retreats,
            },
        ],
    };
}
