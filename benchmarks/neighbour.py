"""A pipeline of the architecture of `en_core_web_sm`, with weights at random: what a user would run otherwise.

Its widths and depths are those that the config of the published package (3.8) names: hash embeddings and four convolutions
of width 96 for the tagger and the parser, another four for the entities. The weights decide what is found, not how long
it takes, so none need to be had. The lemmatizer and the attribute ruler, which take least, are left out.
"""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language

TAGS = tuple(f"T{number}" for number in range(50))
RELATIONS = ("ROOT", *(f"r{number}" for number in range(44)))
ENTITIES = tuple(f"E{number}" for number in range(18))

ENCODER: dict[str, Any] = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def transitions(kind: str, extra: bool, encoder: dict[str, Any]) -> dict[str, Any]:
    """The model of the parser (kind `parser`) or of the entity recognizer (`ner`)."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": extra,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": encoder,
    }


def small_pipeline() -> Language:
    """Tagger, parser and entity recognizer on `spacy.blank("en")`, initialised at random."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": ENCODER})
    tagger: Any = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    parser: Any = nlp.add_pipe("parser", config={"model": transitions("parser", False, LISTENER)})
    entities: Any = nlp.add_pipe("ner", config={"model": transitions("ner", False, ENCODER)})
    for component, labels in ((tagger, TAGS), (parser, RELATIONS), (entities, ENTITIES)):
        for label in labels:
            component.add_label(label)
    nlp.initialize()
    return nlp
